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
    internal static Decision Begun(
        FeedbackAssignment book, Guid freshId, DateTimeOffset at, Func<Guid, AssignmentKept> kept, object happened) =>
        book.AssignmentId is { } id
            ? Decision.Accept(kept(id), happened)
            : Decision.Accept(kept(freshId), new AssignmentBegun(freshId, at), happened);

    private static Refusal? WhyNotSaved(FeedbackAssignment book, AssignmentPart part, int seenVersion) =>
        book.Stage == AssignmentStage.WithTeacher ? Refusal.Rule("assignment-with-teacher", null)
        : part.Version != seenVersion ? Refusal.Stale("assignment-changed-elsewhere", "seenVersion")
        : part.Version >= AssignmentPart.MostVersions
            ? Refusal.Rule("assignment-saves-full", null, $"{AssignmentPart.MostVersions}")
        : null;
}

/// <summary>Write the plan that follows the one that was seen.</summary>
/// <param name="FreshId">The assignment's id, when this begins it.</param>
public sealed record SaveAssignmentPlan(
    Guid FreshId, int SeenVersion, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

/// <summary>Write the conclusion that follows the one that was seen.</summary>
public sealed record SaveConclusion(int SeenVersion, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

/// <summary>The assignment began.</summary>
public sealed record AssignmentBegun(Guid AssignmentId, DateTimeOffset At);

/// <summary>The plan was written.</summary>
public sealed record AssignmentPlanSaved(int Version, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

/// <summary>The conclusion was written.</summary>
public sealed record ConclusionSaved(int Version, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

/// <summary>The answer to an accepted command: the version of what it was about, 0 where there are none.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.assignment-kept")]
public sealed record AssignmentKept([property: Id(0)] Guid AssignmentId, [property: Id(1)] int Version)
{
    /// <summary>The piece that was put in; null where none was.</summary>
    [Id(2)]
    public Guid? PieceId { get; init; }
}
