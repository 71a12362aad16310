using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>The shell around the rounds that somebody is in.</summary>
[GrainType("portfolio.feedback-shelf")]
internal sealed class FeedbackShelfGrain(IServiceProvider services)
    : AggregateGrain<FeedbackShelf>(Definition, services), IFeedbackShelfGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<FeedbackShelf> Definition { get; } = new(
        PortfolioModule.Service, Kind: "feedback-shelf", FeedbackShelf.Empty, FeedbackShelf.Evolve,
        new EventCatalog().Add<FeedbackRoundShelved>("feedback-round-shelved"), SnapshotVersion: 1);

    public Task<Reply<FeedbackRoundAccepted>> Put(CommandEnvelope envelope, string roundId) =>
        HandleAsync<FeedbackRoundAccepted>(
            envelope, shelf => FeedbackShelf.Decide(shelf, new ShelveFeedbackRound(roundId)));

    public async Task<FeedbackShelfPage> List(int? before, int limit) =>
        FeedbackShelfPage.Of(await StateAsync(), before, limit);
}
