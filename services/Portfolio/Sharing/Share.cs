namespace VikLearning.Portfolio.Sharing;

/// <summary>What an audience is shown: one version, and the team that the student was in when they shared it.</summary>
/// <param name="At">Since when, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.share")]
public sealed record Share(
    [property: Id(0)] Audience Audience,
    [property: Id(1)] int Version,
    [property: Id(2)] string CohortId,
    [property: Id(3)] string TeamId,
    [property: Id(4)] DateTimeOffset At)
{
    /// <summary>Whether it is for that audience of that team.</summary>
    public bool IsFor(Audience audience, string cohortId, string teamId) =>
        Audience == audience && CohortId == cohortId && TeamId == teamId;
}
