using System.Text.Json;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>One command as the suite has put it down.</summary>
internal sealed record CrowdRow(long Position, string Stream, string Actor, JsonElement Events, string Answer)
{
    private static readonly string s_register =
        ExaminerRegisterGrain.Definition.StreamOf(IExaminerRegisterGrain.Key);

    private static readonly string s_exam = ExaminationGrain.Definition.StreamOf(CrowdCast.Cohort);
    private static readonly HashSet<string> s_streams =
    [
        s_exam, s_register, PlanOf(1), PlanOf(2),
        .. from student in CrowdCast.Students
           from sitting in new[] { 1, 2 }
           let submission = CrowdCast.SubmissionOf(student.Id, sitting)
           from stream in new[] { SheetsOf(submission), SealsOf(submission) }
           select stream,
    ];

    public static string Register => s_register;

    public static string Exam => s_exam;

    /// <summary>Whether it frees a seat, before somebody else is given it: a part of that command, in scores.</summary>
    public bool IsVacating =>
        Stream.StartsWith("scoring/", StringComparison.Ordinal) && Answer.Contains("changes", StringComparison.Ordinal)
        && CrowdCast.Clerks.Any(clerk => clerk.Id == Actor);

    public static string PlanOf(int sitting) =>
        ExaminerPlanGrain.Definition.StreamOf(IExaminerPlanGrain.KeyOf(CrowdCast.Cohort, sitting));

    public static string SheetsOf(string submission) => ScoringGrain.Definition.StreamOf(submission);

    public static string SealsOf(string submission) => SubmissionGrain.Definition.StreamOf(submission);

    /// <summary>An entry of the journal; null for one about others.</summary>
    public static CrowdRow? Of(JournalEntry entry) =>
        s_streams.Contains(entry.Stream) && entry.Actor.StartsWith("crowd-", StringComparison.Ordinal)
            ? new CrowdRow(
                entry.Position, entry.Stream, entry.Actor, JsonSerializer.Deserialize<JsonElement>(entry.Events),
                entry.Answer)
            : null;

    /// <summary>What an event of that name says; null when there is none.</summary>
    public JsonElement? Event(string name) => All(name).Select(data => (JsonElement?)data).FirstOrDefault();

    /// <summary>What all events of that name say.</summary>
    public IEnumerable<JsonElement> All(string name) =>
        from happened in Events.EnumerateArray()
        where happened.GetProperty("type").GetString() == name
        select happened.GetProperty("data");

    public override string ToString() => $"{Position} {Stream} by {Actor}: {Events}";
}
