using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Examiners;

/// <summary>One grain a sitting; its key is the cohort's id, a full stop and the sitting's number.</summary>
[Alias("exams.examiner-plan")]
internal interface IExaminerPlanGrain : IGrainWithStringKey
{
    /// <summary>The key of a sitting's grain.</summary>
    static string KeyOf(string cohortId, int sitting) => $"{cohortId}.{sitting}";

    /// <summary>Gives everybody without examiners two.</summary>
    [Alias("Assign")]
    Task<Reply<AssignmentAnswer>> Assign(
        CommandEnvelope envelope, int seenVersion, DateOnly from, DateOnly until, ImmutableArray<Entrant> entrants,
        ImmutableArray<Certificate> certificates);

    /// <summary>Gives somebody a seat.</summary>
    [Alias("Seat")]
    Task<Reply<AssignmentAnswer>> Seat(
        CommandEnvelope envelope, int seenVersion, Entrant entrant, ExaminerSeat seat, string examinerId,
        Certificate? certificate);

    /// <summary>Why somebody could not be given a seat; empty when they could.</summary>
    [Alias("WhyNotSeated")]
    Task<ImmutableArray<Refusal>> WhyNotSeated(
        int seenVersion, Entrant entrant, ExaminerSeat seat, string examinerId, Certificate? certificate);

    /// <summary>The examiners of a submission; null before there are any.</summary>
    [Alias("Find")]
    Task<PlannedPairing?> Find(string submissionId);

    /// <summary>What somebody scores.</summary>
    [Alias("ListOf")]
    Task<ImmutableArray<PlannedPairing>> ListOf(string examinerId);

    /// <summary>The plan as it is now.</summary>
    [Alias("Get")]
    Task<ExaminerPlanView> Get();
}
