namespace VikLearning.Exams.Scoring;

/// <summary>What was noted of one criterion in the interview; the two write in one.</summary>
/// <param name="TextId">The encrypted words; null while there are none.</param>
/// <param name="Version">How often it was saved.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.interview-note")]
public sealed record InterviewNote([property: Id(0)] Guid? TextId, [property: Id(1)] int Version)
{
    /// <summary>The most characters.</summary>
    public const int Longest = 4000;

    /// <summary>Nothing yet.</summary>
    public static InterviewNote None { get; } = new(null, 0);
}
