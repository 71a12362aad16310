using System.Collections.Immutable;
using System.Security.Cryptography;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>
/// The shell around a round: it gives the rules time, ids, a seed and what earlier rounds had, and encrypts each text
/// under the key of who receives it.
/// </summary>
[GrainType("portfolio.feedback-round")]
internal sealed class FeedbackRoundGrain(IServiceProvider services)
    : PortfolioTextGrain<FeedbackRound>(Definition, services), IFeedbackRoundGrain
{
    private const int SeedBytes = 8;

    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<FeedbackRound> Definition { get; } = new(
        PortfolioModule.Service, Kind: "feedback-round", FeedbackRound.None, FeedbackRound.Evolve,
        new EventCatalog()
            .Add<FeedbackRoundOpened>("feedback-round-opened")
            .Add<FeedbackMemberCame>("feedback-member-came")
            .Add<FeedbackMemberLeft>("feedback-member-left")
            .Add<FeedbackAsked>("feedback-asked")
            .Add<FeedbackDelivered>("feedback-delivered")
            .Add<FeedbackWithdrawn>("feedback-withdrawn")
            .Add<FeedbackRead>("feedback-read")
            .Add<FeedbackAnswered>("feedback-answered")
            .Add<FeedbackUseChosen>("feedback-use-chosen")
            .Add<FeedbackRoundClosed>("feedback-round-closed"),
        SnapshotVersion: 1);

    private FeedbackRoundId Id => FeedbackRoundId.Parse(this.GetPrimaryKeyString())
        ?? throw new InvalidOperationException("A round has another name.");

    private DateOnly Today => AcademyTime.DateOf(Time.GetUtcNow());

    public async Task<Reply<FeedbackRoundAccepted>> Open(
        CommandEnvelope envelope, ImmutableArray<string> present, ImmutableArray<string> team, int gifts,
        DateOnly closesOn)
    {
        var command = new OpenFeedbackRound(
            Id.Number, present, team, gifts, closesOn, await EarlierAsync(),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes)), Today, Time.GetUtcNow());
        return await ShelvedAsync(envelope, round => FeedbackRound.Decide(round, command), present);
    }

    public async Task<Reply<FeedbackRoundAccepted>> Join(
        CommandEnvelope envelope, string memberId, ImmutableArray<string> team)
    {
        var command = new JoinFeedbackRound(memberId, team, await EarlierAsync(), Today);
        return await ShelvedAsync(envelope, round => FeedbackRound.Decide(round, command), [memberId]);
    }

    public async Task<Reply<FeedbackRoundAccepted>> MarkAbsence(CommandEnvelope envelope, string memberId)
    {
        var command = new MarkFeedbackAbsence(memberId, await EarlierAsync(), Today, Time.GetUtcNow());
        return await HandleAsync<FeedbackRoundAccepted>(envelope, round => FeedbackRound.Decide(round, command));
    }

    public Task<Reply<FeedbackRoundAccepted>> Close(CommandEnvelope envelope)
    {
        var command = new CloseFeedbackRound(Today, Time.GetUtcNow());
        return HandleAsync<FeedbackRoundAccepted>(envelope, round => FeedbackRound.Decide(round, command));
    }

    public Task<Reply<FeedbackTurnAccepted>> Deliver(
        CommandEnvelope envelope, FeedbackPair pair, ImmutableArray<string> words)
    {
        var ids = new FourG(NewId(), NewId(), NewId(), NewId());
        var command = new DeliverFeedback(pair, ids, Today, Time.GetUtcNow());
        return HandleAsync<FeedbackTurnAccepted>(
            envelope, round => FeedbackTurn.Decide(round, command), pair.ReceiverId, ids.Ids().Zip(words));
    }

    public Task<Reply<FeedbackTurnAccepted>> Withdraw(CommandEnvelope envelope, FeedbackPair pair)
    {
        var command = new WithdrawFeedback(pair, Time.GetUtcNow());
        return HandleAsync<FeedbackTurnAccepted>(envelope, round => FeedbackTurn.Decide(round, command));
    }

    public Task<Reply<FeedbackTurnAccepted>> Read(CommandEnvelope envelope, FeedbackPair pair)
    {
        var command = new ReadFeedback(pair, Time.GetUtcNow());
        return HandleAsync<FeedbackTurnAccepted>(
            envelope, round => FeedbackTurn.Decide(round, command), pair.ReceiverId, []);
    }

    public Task<Reply<FeedbackTurnAccepted>> Answer(CommandEnvelope envelope, FeedbackPair pair, string answer)
    {
        var command = new AnswerFeedback(pair, NewId(), Time.GetUtcNow());
        return HandleAsync<FeedbackTurnAccepted>(
            envelope, round => FeedbackTurn.Decide(round, command), pair.ReceiverId, [(command.AnswerId, answer)]);
    }

    public Task<Reply<FeedbackTurnAccepted>> ChooseUse(
        CommandEnvelope envelope, FeedbackPair pair, bool isShared, bool isForExam)
    {
        var command = new ChooseFeedbackUse(pair, isShared, isForExam, Time.GetUtcNow());
        return HandleAsync<FeedbackTurnAccepted>(
            envelope, round => FeedbackTurn.Decide(round, command), pair.ReceiverId, []);
    }

    public async Task<FeedbackRoundView?> Get() => await StateAsync() is { Exists: true } round
        ? new FeedbackRoundView(
            round.Number, round.Gifts, round.ClosesOn, round.IsClosed(Today), round.Members, round.Turns)
        : null;

    // A round on a shelf that does not have the person in it is passed over; one that is on none would be lost.
    private async Task<Reply<FeedbackRoundAccepted>> ShelvedAsync(
        CommandEnvelope envelope, Func<FeedbackRound, Decision> decide, ImmutableArray<string> members)
    {
        if (envelope.Faults.IsEmpty && decide(await StateAsync()).Answer is not null)
        {
            var put = CommandEnvelope.Own(CommandEnvelope.NameOf("round", $"{Id}"), envelope.Actor, "own");
            await Task.WhenAll(members.Distinct().Select(async member =>
                (await GrainFactory.GetGrain<IFeedbackShelfGrain>(member).Put(put, $"{Id}")).OrThrow()));
        }

        return await HandleAsync<FeedbackRoundAccepted>(envelope, decide);
    }

    private async Task<List<FeedbackPair>> EarlierAsync()
    {
        var rounds = await Task.WhenAll(Id.Earlier().Select(
            id => GrainFactory.GetGrain<IFeedbackRoundGrain>($"{id}").Get()));
        return
        [
            .. from round in rounds.OfType<FeedbackRoundView>()
               from turn in round.Turns
               select new FeedbackPair(turn.GiverId, turn.ReceiverId),
        ];
    }
}
