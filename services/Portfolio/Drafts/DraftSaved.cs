namespace VikLearning.Portfolio.Drafts;

/// <summary>The answer to a kept draft: the version that it has now, and since when, UTC.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.draft-saved")]
internal sealed record DraftSaved([property: Id(0)] int Version, [property: Id(1)] DateTimeOffset At);
