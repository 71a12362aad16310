using VikLearning.Portfolio.Reflections;

namespace VikLearning.Portfolio.Drafts;

/// <summary>What a draft is to become: ids and numbers only.</summary>
/// <param name="ActivityId">The activity it belongs to; empty for a free one.</param>
/// <param name="ReflectionId">The reflection whose next version it is; null for a new one.</param>
/// <param name="ReflectionVersion">The version of it that was being edited.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.draft-about")]
internal sealed record DraftAbout(
    [property: Id(0)] TemplateUse Template,
    [property: Id(1)] string ActivityId,
    [property: Id(2)] Guid? ReflectionId,
    [property: Id(3)] int ReflectionVersion);
