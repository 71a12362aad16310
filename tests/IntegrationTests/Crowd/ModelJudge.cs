using System.Collections.Immutable;
using System.Text.Json;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>
/// Takes each command where the suite put it down, and says whether the model allows it there and comes to the same.
/// </summary>
internal sealed class ModelJudge(ModelExam exam)
{
    private readonly ModelClerk _clerk = new(exam);

    /// <summary>What is wrong with a command that was acknowledged; null when nothing is.</summary>
    public string? Judge(CrowdCall call, CrowdRow row, CrowdMoment moment) => call.Request switch
    {
        SaveScoreRequest it => Score(call, row, moment, it.SubmissionId, (one, who) => one.Save(who, it, exam.Rubric)),
        SubmitScoresRequest it =>
            Score(call, row, moment, it.SubmissionId, (one, who) => one.Submit(who, it, exam.Rubric)),
        RecordTalkRequest it => Score(call, row, moment, it.SubmissionId, (one, who) => one.Talk(who, exam.Rubric)),
        ProposeScoresRequest it =>
            Score(call, row, moment, it.SubmissionId, (one, who) => one.Propose(who, it, exam.Rubric)),
        ConfirmScoresRequest it => Score(call, row, moment, it.SubmissionId, (one, who) =>
            MayStill(one.Proposal?.By, it.SubmissionId, moment) ? one.Confirm(who, it, exam.Rubric) : null),
        PlanInterviewRequest it =>
            Score(call, row, moment, it.SubmissionId, (one, who) => one.Plan(who, it, exam.Rubric)),
        NoteInterviewRequest it =>
            Score(call, row, moment, it.SubmissionId, (one, who) => one.Note(who, it, exam.Rubric)),
        ChooseEvidenceRequest it => HandIn(call, row, moment, one => one.Choose(it, exam.Rubric)),
        HandInRequest it =>
            HandIn(call, row, moment, one => one.HandIn(it, (HandInResponse)call.Answer!, exam.Rubric)),
        MarkAbsenceRequest it => OfResult(call, row, it.StudentId, one => _clerk.Absent(one, it, moment)),
        MarkInvestigationRequest it => OfResult(call, row, it.StudentId, one => _clerk.Investigate(one, it, moment)),
        CorrectResultRequest it => OfResult(call, row, it.StudentId, one => _clerk.Correct(one, it, moment)),
        _ => _clerk.Judge(call, row, moment),
    };

    /// <summary>The same of what no call asked for by itself: a seat that was made free, a day that passed.</summary>
    public string? Judge(CrowdRow row)
    {
        if (!row.IsVacating)
        {
            return _clerk.Time(row);
        }

        var scores = exam.Scores(row.Stream.Split('/')[1]);
        return row.Event("seat-vacated") is not { } vacated ? null
            : scores.Last.Vacate(vacated.GetProperty("examinerId").GetString()!) is not { } after
            ? "freed the seat of somebody who had handed in"
            : Put(scores, row, after);
    }

    // Of a result both are certified when it is fixed, not only whoever confirms it.
    private bool MayStill(string? proposer, string submission, CrowdMoment moment) =>
        proposer is not null && exam.Standing(proposer, submission, moment).IsOfTwo;

    private string? Score(
        CrowdCall call, CrowdRow row, CrowdMoment moment, string submission,
        Func<ModelScores, ModelStanding, ModelScores?> move)
    {
        var scores = exam.Scores(submission);
        var standing = exam.Standing(call.Actor, submission, moment);
        return row.Stream != CrowdRow.SheetsOf(submission) ? "stands among others"
            : move(scores.Last, standing) is not { } after ? $"is not allowed to {standing}"
            : Put(scores, row, after) ?? Compared(row, scores, call.Actor);
    }

    private string? OfResult(CrowdCall call, CrowdRow row, string student, Func<ModelScores, ModelScores?> move)
    {
        var submission = CrowdCast.SubmissionOf(student);
        var scores = exam.Scores(submission);
        return row.Stream != CrowdRow.SheetsOf(submission) ? "stands among others"
            : move(scores.Last) is not { } after ? "is not allowed"
            : Put(scores, row, after) ?? Compared(row, scores, call.Actor);
    }

    private string? HandIn(
        CrowdCall call, CrowdRow row, CrowdMoment moment, Func<ModelSubmission, ModelSubmission?> move)
    {
        var key = row.Stream.Split('/')[1];
        var (student, sitting) = CrowdCast.PlaceOf(key);
        var submission = exam.Submission(key);
        return row.Stream != CrowdRow.SealsOf(key) || student != call.Actor ? "stands among others"
            : !exam.MayBeIn(student, sitting, moment) ? $"is of sitting {sitting}, in which the student is not"
            : move(submission.Last) is not { } after ? "is not allowed"
            : Put(submission, row, after);
    }

    private static string? Put<T>(CrowdHistory<T> history, CrowdRow row, T after)
    {
        history.Put(row.Position, after);
        return null;
    }

    // What was fixed is what the model comes to, by two who are not one, or by the clerk who corrected it.
    private string? Compared(CrowdRow row, CrowdHistory<ModelScores> scores, string actor)
    {
        var (before, after) = (scores.BeforeLast, scores.Last);
        var hasSettled = before.Settled is null && after.Settled is not null;
        if (hasSettled != (row.Event("scores-settled") is not null)
            || (hasSettled && !IsSame(row.Event("scores-settled")!.Value.GetProperty("settled"), after.Settled!)))
        {
            return "settles something else";
        }

        var hasResult = after.Results.Count > before.Results.Count;
        if (!hasResult || row.Event("result-fixed") is not { } happened)
        {
            return hasResult == (row.Event("result-fixed") is not null) ? null : "fixes a result, or not";
        }

        var result = happened.GetProperty("result");
        var grade = result.GetProperty("grade");
        string[] by = [.. result.GetProperty("by").EnumerateArray().Select(who => who.GetString()!)];
        string[] due = before.Proposal is { } proposal && before.Results.IsEmpty ? [proposal.By, actor] : [actor];
        return IsSame(result, after.Results[^1]) && result.GetProperty("version").GetInt32() == after.Results.Count
            && (grade.GetProperty("tenths").GetInt32(), grade.GetProperty("passed").GetBoolean())
                == exam.Rubric.GradeOf(after.Results[^1])
            && by.SequenceEqual(due) && by.Distinct().Count() == (after.Results.Count == 1 ? 2 : 1)
            ? null
            : $"fixes another result, or by others than {string.Join(" and ", due)}";
    }

    private static bool IsSame(JsonElement scores, ImmutableSortedDictionary<string, string> levels) =>
        scores.GetProperty("scores").EnumerateObject()
            .Select(one => (one.Name, one.Value.GetProperty("levelId").GetString()!)).Order()
            .SequenceEqual(levels.Select(one => (one.Key, one.Value)).Order());
}
