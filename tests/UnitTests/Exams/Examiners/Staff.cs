using System.Collections.Immutable;
using VikLearning.Exams.Examiners;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.UnitTests.Exams.Examiners;

/// <summary>Examiners and entrants, and what is planned with them.</summary>
internal static class Staff
{
    public static readonly DateOnly Today = new(2026, 11, 29);
    public static readonly DateTimeOffset At = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The days on which examiners score: from yesterday until in ten days.</summary>
    public static readonly DateOnly From = Today.AddDays(-1);
    public static readonly DateOnly Until = Today.AddDays(10);

    public static string Examiner(int number) => $"examiner{number:00}";

    public static ImmutableArray<string> People(int count) =>
        [.. Enumerable.Range(1, count).Select(Examiner)];

    public static Certificate Certified(int number, DateOnly? from = null, DateOnly? until = null) =>
        new(Examiner(number), from ?? From, until ?? Until);

    public static Entrant Student(int number, params int[] conflicts) =>
        new($"student{number:000}", $"submission{number:000}", [.. conflicts.Select(Examiner)]);

    public static ImmutableArray<Entrant> Students(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Student(number))];

    public static AssignExaminers Assign(ExaminerPlan plan, int entrants, int examiners) => new(
        plan.Version, From, Until, Students(entrants),
        [.. Enumerable.Range(1, examiners).Select(number => Certified(number))], Today, At);

    public static SeatExaminer Seat(ExaminerPlan plan, ExaminerSeat seat, int examiner) => new(
        plan.Version, Student(1).SubmissionId, seat, Examiner(examiner), Certified(examiner), [], Today, At);

    /// <summary>One student, scored by the first two examiners.</summary>
    public static ExaminerPlan Planned() => After(
        ExaminerPlan.None, ExaminerPlan.Decide(ExaminerPlan.None, Assign(ExaminerPlan.None, 1, 2)));

    public static ExaminerPlan After(ExaminerPlan plan, Decision decision) =>
        decision.Events.Aggregate(plan, ExaminerPlan.Evolve);

    /// <summary>Every code that a decision refuses with.</summary>
    public static string[] Codes(Decision decision) => [.. decision.Refusals.Select(refusal => refusal.Code)];
}
