using VikLearning.Portfolio.Reflections;

namespace VikLearning.Portfolio.Drafts;

/// <summary>A draft on its way out of the grain. No record: a record would print its words.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.draft-view")]
internal sealed class DraftView
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required Guid DraftId { get; init; }

    /// <summary>Its version and when it was saved.</summary>
    [Id(1)]
    public required DraftSaved Saved { get; init; }

    /// <summary>What it is to become.</summary>
    [Id(2)]
    public required DraftAbout About { get; init; }

    /// <summary>What was written so far.</summary>
    [Id(3)]
    public required ReflectionWords Words { get; init; }
}
