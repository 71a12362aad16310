using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>
/// A student's feedback assignment: a plan, what feedback they collected, and a conclusion. Handed over, it is with the
/// teacher until they comment or the student takes it back; the teacher reads the version that was handed over, without
/// what was taken out of it since. Nothing is scored.
/// </summary>
/// <param name="AssignmentId">Its id; null before it was begun.</param>
/// <param name="Pieces">What is collected now.</param>
/// <param name="Collected">How many pieces were ever put in.</param>
/// <param name="Changes">How often the student changed it.</param>
/// <param name="Since">Since when it is at that stage, UTC; null before it was begun.</param>
/// <param name="Handed">Each version that was handed over.</param>
/// <param name="Comments">What teachers said, oldest first.</param>
public sealed record FeedbackAssignment(
    Guid? AssignmentId, AssignmentPart Plan, ImmutableArray<FeedbackPiece> Pieces, int Collected,
    AssignmentPart Conclusion, int Changes, AssignmentStage Stage, DateTimeOffset? Since,
    ImmutableArray<HandedAssignment> Handed, ImmutableArray<AssignmentComment> Comments)
{
    /// <summary>The most pieces that may ever be put in.</summary>
    public const int MostCollected = 200;

    /// <summary>The most versions that may be handed over.</summary>
    public const int MostHanded = 20;

    /// <summary>The most comments that it may get.</summary>
    public const int MostComments = 50;

    /// <summary>Not begun yet.</summary>
    public static FeedbackAssignment None { get; } = new(
        null, AssignmentPart.None, [], 0, AssignmentPart.None, 0, AssignmentStage.Writing, null, [], []);

    /// <summary>May this plan follow the one that was seen, and what follows.</summary>
    public static Decision Decide(FeedbackAssignment book, SaveAssignmentPlan command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return WhyNotSaved(book, book.Plan, command.SeenVersion) is { } refusal
            ? Decision.Refuse(refusal)
            : Begun(
                book, command.FreshId, command.At,
                id => new AssignmentKept(id, book.Plan.Version + 1),
                new AssignmentPlanSaved(book.Plan.Version + 1, command.Fields, command.At));
    }

    /// <summary>May this gift be put in, and what follows: one that was received and read, and once.</summary>
    public static Decision Decide(FeedbackAssignment book, AssignmentTerms terms, CollectGift command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return !command.IsThere ? Decision.Refuse(Refusal.NotFound("giverId"))
            : !command.IsRead ? Decision.Refuse(Refusal.Rule("feedback-unread", "giverId"))
            : book.Pieces.Any(piece => piece.Gift == command.Piece.Gift)
                ? Decision.Refuse(Refusal.Rule("assignment-gift-in-already", "giverId"))
            : Collect(book, terms, command.FreshId, command.Piece);
    }

    /// <summary>May this be put in, and what follows: what was said up to today.</summary>
    public static Decision Decide(FeedbackAssignment book, AssignmentTerms terms, CollectOutside command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return command.Piece.Outside?.On > command.Today
            ? Decision.Refuse(Refusal.Rule("assignment-date-ahead", "on"))
            : Collect(book, terms, command.FreshId, command.Piece);
    }

    /// <summary>Takes a piece out, wherever the assignment is: from now on nobody is shown it in any version.</summary>
    public static Decision Decide(FeedbackAssignment book, TakePieceOut command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return book.Pieces.Any(piece => piece.PieceId == command.PieceId)
            ? Decision.Accept(
                new AssignmentKept(book.AssignmentId!.Value, 0), new PieceTakenOut(command.PieceId, command.At))
            : Decision.Refuse(Refusal.NotFound("pieceId"));
    }

    /// <summary>May this conclusion follow the one that was seen, and what follows: not before the rest is there.
    /// </summary>
    public static Decision Decide(FeedbackAssignment book, AssignmentTerms terms, SaveConclusion command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNotSaved(book, book.Conclusion, command.SeenVersion) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        var closed = terms.WhyClosed(book.Plan, book.Pieces.Length);
        return closed.IsEmpty
            ? Decision.Accept(
                new AssignmentKept(book.AssignmentId!.Value, book.Conclusion.Version + 1),
                new ConclusionSaved(book.Conclusion.Version + 1, command.Fields, command.At))
            : Decision.Refuse([.. closed]);
    }

    /// <summary>May it be handed to the teacher, and what follows. Handed over again, nothing changes.</summary>
    public static Decision Decide(FeedbackAssignment book, AssignmentTerms terms, HandOverAssignment command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (command.SeenChanges != book.Changes)
        {
            return Decision.Refuse(Refusal.Stale("assignment-changed-elsewhere", "seenChanges"));
        }

        if (book.HandedTo(command.CohortId, command.TeamId) is { } with && book.Stage == AssignmentStage.WithTeacher)
        {
            return Decision.Accept(new AssignmentKept(book.AssignmentId!.Value, with.Version));
        }

        Refusal[] lacking =
        [
            .. terms.WhyClosed(book.Plan, book.Pieces.Length),
            .. book.Conclusion.Lacking(AssignmentPart.ConclusionFields)
                .Select(field => Refusal.Rule("assignment-conclusion-missing", $"conclusion.{field}")),
        ];
        var version = book.Handed.Length + 1;
        return lacking.Length > 0 ? Decision.Refuse(lacking)
            : version > MostHanded
                ? Decision.Refuse(Refusal.Rule("assignment-versions-full", null, $"{MostHanded}"))
            : Decision.Accept(
                new AssignmentKept(book.AssignmentId!.Value, version),
                new AssignmentHandedOver(version, command.CohortId, command.TeamId, command.At));
    }

    /// <summary>May it be taken back, and what follows: until the teacher commented.</summary>
    public static Decision Decide(FeedbackAssignment book, TakeBackAssignment command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return book.Stage == AssignmentStage.WithTeacher
            ? Decision.Accept(
                new AssignmentKept(book.AssignmentId!.Value, book.Handed.Length), new AssignmentTakenBack(command.At))
            : Decision.Refuse(Refusal.Rule("assignment-not-with-teacher", null));
    }

    /// <summary>May a teacher say this, and what follows. Of what is not handed to their team they find nothing.
    /// </summary>
    public static Decision Decide(FeedbackAssignment book, CommentOnAssignment command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return book.HandedTo(command.CohortId, command.TeamId) is not { } with
            || book.AssignmentId != command.AssignmentId ? Decision.Refuse(Refusal.NotFound())
            : with.Version != command.Comment.Version
                ? Decision.Refuse(Refusal.Stale("assignment-changed-elsewhere", "seenVersion"))
            : book.Comments.Length >= MostComments
                ? Decision.Refuse(Refusal.Rule("assignment-comments-full", null, $"{MostComments}"))
            : Decision.Accept(
                new AssignmentKept(command.AssignmentId, with.Version), new AssignmentCommented(command.Comment));
    }

    /// <summary>What the teachers of a team read; null when that is nothing.</summary>
    public HandedAssignment? HandedTo(string cohortId, string teamId) =>
        Stage != AssignmentStage.Writing && Handed[^1] is var last && last.CohortId == cohortId
        && last.TeamId == teamId
            ? last
            : null;

    /// <summary>What is true after an event.</summary>
    public static FeedbackAssignment Evolve(FeedbackAssignment book, object happened)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            AssignmentBegun it => book with { AssignmentId = it.AssignmentId, Since = it.At },
            AssignmentPlanSaved it => book.Changed() with { Plan = new AssignmentPart(it.Version, it.Fields) },
            FeedbackCollected it => book.Changed() with
            {
                Pieces = book.Pieces.Add(it.Piece),
                Collected = book.Collected + 1,
            },
            PieceTakenOut it => book.Changed() with
            {
                Pieces = book.Pieces.RemoveAll(piece => piece.PieceId == it.PieceId),
            },
            ConclusionSaved it => book.Changed() with { Conclusion = new AssignmentPart(it.Version, it.Fields) },
            AssignmentHandedOver it => book.At(AssignmentStage.WithTeacher, it.At) with
            {
                Handed = book.Handed.Add(new HandedAssignment(
                    it.Version, book.Plan.Fields, book.Pieces, book.Conclusion.Fields, it.CohortId, it.TeamId, it.At)),
            },
            AssignmentTakenBack it => book.At(AssignmentStage.Writing, it.At),
            AssignmentCommented it => book.At(AssignmentStage.Commented, it.Comment.At) with
            {
                Comments = book.Comments.Add(it.Comment),
            },
            _ => book,
        };
    }

    private FeedbackAssignment Changed() => this with { Changes = Changes + 1 };

    private FeedbackAssignment At(AssignmentStage stage, DateTimeOffset since) =>
        this with { Stage = stage, Since = since };

    // The first thing that is kept begins it.
    private static Decision Begun(
        FeedbackAssignment book, Guid freshId, DateTimeOffset at, Func<Guid, AssignmentKept> kept, object happened) =>
        book.AssignmentId is { } id
            ? Decision.Accept(kept(id), happened)
            : Decision.Accept(kept(freshId), new AssignmentBegun(freshId, at), happened);

    private static Decision Collect(
        FeedbackAssignment book, AssignmentTerms terms, Guid freshId, FeedbackPiece piece) =>
        book.Stage == AssignmentStage.WithTeacher ? Decision.Refuse(Refusal.Rule("assignment-with-teacher", null))
        : book.Pieces.Length >= terms.MostPieces
            ? Decision.Refuse(Refusal.Rule("assignment-pieces-full", null, $"{terms.MostPieces}"))
        : book.Collected >= MostCollected
            ? Decision.Refuse(Refusal.Rule("assignment-collected-full", null, $"{MostCollected}"))
        : Begun(
            book, freshId, piece.At, id => new AssignmentKept(id, 0) { PieceId = piece.PieceId },
            new FeedbackCollected(piece));

    private static Refusal? WhyNotSaved(FeedbackAssignment book, AssignmentPart part, int seenVersion) =>
        book.Stage == AssignmentStage.WithTeacher ? Refusal.Rule("assignment-with-teacher", null)
        : part.Version != seenVersion ? Refusal.Stale("assignment-changed-elsewhere", "seenVersion")
        : part.Version >= AssignmentPart.MostVersions
            ? Refusal.Rule("assignment-saves-full", null, $"{AssignmentPart.MostVersions}")
        : null;
}
