namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>The ids of the four texts of feedback: behaviour, feeling, consequence, wished-for behaviour.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.four-g")]
public sealed record FourG(
    [property: Id(0)] Guid BehaviourId,
    [property: Id(1)] Guid FeelingId,
    [property: Id(2)] Guid ConsequenceId,
    [property: Id(3)] Guid WishId)
{
    /// <summary>The most characters each may have.</summary>
    public const int LongestText = 2_000;

    /// <summary>The four ids in the order of the form.</summary>
    public IReadOnlyList<Guid> Ids() => [BehaviourId, FeelingId, ConsequenceId, WishId];
}
