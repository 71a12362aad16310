using System.Collections.Immutable;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>The shell around a student's feedback assignment.</summary>
[GrainType("portfolio.feedback-assignment")]
internal sealed class AssignmentGrain(IServiceProvider services)
    : OwnBookGrain<FeedbackAssignment>(Definition, services), IAssignmentGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<FeedbackAssignment> Definition { get; } = new(
        PortfolioModule.Service,
        Kind: "feedback-assignment",
        FeedbackAssignment.None,
        FeedbackAssignment.Evolve,
        new EventCatalog()
            .Add<AssignmentBegun>("assignment-begun")
            .Add<AssignmentPlanSaved>("assignment-plan-saved")
            .Add<FeedbackCollected>("feedback-collected")
            .Add<PieceTakenOut>("feedback-taken-out")
            .Add<ConclusionSaved>("assignment-conclusion-saved")
            .Add<AssignmentHandedOver>("assignment-handed-over")
            .Add<AssignmentTakenBack>("assignment-taken-back")
            .Add<AssignmentCommented>("assignment-commented"),
        SnapshotVersion: 1);

    private static AssignmentTerms Terms => AssignmentTerms.Usual;

    public async Task<Reply<AssignmentKept>> SavePlan(
        CommandEnvelope envelope, int seenVersion, ImmutableDictionary<string, string> fields)
    {
        if (await SealAsync(fields) is not { } written)
        {
            return NotThere<AssignmentKept>(envelope);
        }

        var command = new SaveAssignmentPlan(NewId(), seenVersion, written.Ids, Time.GetUtcNow());
        return await HandleAsync<AssignmentKept>(
            envelope, book => FeedbackAssignment.Decide(book, command), written.Texts);
    }

    public async Task<Reply<AssignmentKept>> CollectGift(CommandEnvelope envelope, CollectedGift gift)
    {
        if (await IsClosedAsync())
        {
            return NotThere<AssignmentKept>(envelope);
        }

        var turn = FeedbackRoundId.Parse(gift.RoundId) is null
            ? null
            : (await GrainFactory.GetGrain<IFeedbackRoundGrain>(gift.RoundId).Get())
                ?.Find(gift.GiverId, this.GetPrimaryKeyString());
        var piece = new FeedbackPiece(NewId(), gift, null, Time.GetUtcNow());
        var command = new CollectGift(NewId(), piece, turn?.Words is not null, turn?.ReadAt is not null);
        return await HandleAsync<AssignmentKept>(
            envelope, book => FeedbackPiece.Decide(book, Terms, command));
    }

    public async Task<Reply<AssignmentKept>> CollectOutside(
        CommandEnvelope envelope, OutsideRole role, DateOnly on, string text)
    {
        if (await SealAsync(text) is not [var words])
        {
            return NotThere<AssignmentKept>(envelope);
        }

        var at = Time.GetUtcNow();
        var piece = new FeedbackPiece(NewId(), null, new OutsideFeedback(role, on, words.Id), at);
        var command = new CollectOutside(NewId(), piece, AcademyTime.DateOf(at));
        return await HandleAsync<AssignmentKept>(
            envelope, book => FeedbackPiece.Decide(book, Terms, command), words);
    }

    public async Task<Reply<AssignmentKept>> TakePieceOut(CommandEnvelope envelope, Guid pieceId)
    {
        var command = new TakePieceOut(pieceId, Time.GetUtcNow());
        return await IsClosedAsync()
            ? NotThere<AssignmentKept>(envelope)
            : await HandleAsync<AssignmentKept>(envelope, book => FeedbackPiece.Decide(book, command));
    }

    public async Task<Reply<AssignmentKept>> SaveConclusion(
        CommandEnvelope envelope, int seenVersion, ImmutableDictionary<string, string> fields)
    {
        if (await SealAsync(fields) is not { } written)
        {
            return NotThere<AssignmentKept>(envelope);
        }

        var command = new SaveConclusion(seenVersion, written.Ids, Time.GetUtcNow());
        return await HandleAsync<AssignmentKept>(
            envelope, book => FeedbackAssignment.Decide(book, Terms, command), written.Texts);
    }

    public async Task<Reply<AssignmentKept>> HandOver(CommandEnvelope envelope, int seenChanges)
    {
        var teams = await GrainFactory.GetGrain<IStudentGrain>(this.GetPrimaryKeyString()).GetSessionTeams();
        if (teams is { IsClosed: true } || (teams is null && await IsClosedAsync()))
        {
            return NotThere<AssignmentKept>(envelope);
        }

        if (teams?.Current.Split('.') is not [var cohort, var team])
        {
            return new Reply<AssignmentKept>(null, [.. envelope.Faults, Refusal.Rule("not-enrolled", null)]);
        }

        var command = new HandOverAssignment(seenChanges, cohort, team, Time.GetUtcNow());
        return await HandleAsync<AssignmentKept>(
            envelope, book => HandedAssignment.Decide(book, Terms, command));
    }

    public async Task<Reply<AssignmentKept>> TakeBack(CommandEnvelope envelope)
    {
        var command = new TakeBackAssignment(Time.GetUtcNow());
        return await IsClosedAsync()
            ? NotThere<AssignmentKept>(envelope)
            : await HandleAsync<AssignmentKept>(envelope, book => HandedAssignment.Decide(book, command));
    }

    public async Task<Reply<AssignmentKept>> Comment(
        CommandEnvelope envelope, Guid assignmentId, string cohortId, string teamId, int seenVersion, string text)
    {
        if (await SealAsync(text) is not [var words])
        {
            return NotThere<AssignmentKept>(envelope);
        }

        var comment = new AssignmentComment(envelope.Actor, words.Id, seenVersion, Time.GetUtcNow());
        var command = new CommentOnAssignment(assignmentId, cohortId, teamId, comment);
        return await HandleAsync<AssignmentKept>(
            envelope, book => HandedAssignment.Decide(book, command), words);
    }

    public async Task<AssignmentLine?> Get(int version) =>
        await IsClosedAsync() ? null : AssignmentLine.Of(await StateAsync(), version);

    // Most have handed nothing over: then nobody is asked whether the portfolio is closed.
    public async Task<AssignmentLine?> GetHandedTo(string cohortId, string teamId)
    {
        var book = await StateAsync();
        return book.HandedTo(cohortId, teamId) is { } with && !await IsClosedAsync()
            ? AssignmentLine.Of(book, with.Version)
            : null;
    }
}
