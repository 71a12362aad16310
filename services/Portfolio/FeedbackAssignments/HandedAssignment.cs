using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>An assignment as it was handed to the teacher: kept whole, whatever is written later.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="CohortId">The cohort of the team.</param>
/// <param name="TeamId">The team that the student was in: its teachers read it, and no others.</param>
/// <param name="At">When, UTC.</param>
public sealed record HandedAssignment(
    int Version, ImmutableDictionary<string, Guid> Plan, ImmutableArray<FeedbackPiece> Pieces,
    ImmutableDictionary<string, Guid> Conclusion, string CohortId, string TeamId, DateTimeOffset At)
{
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
            : version > FeedbackAssignment.MostHanded
                ? Decision.Refuse(Refusal.Rule("assignment-versions-full", null, $"{FeedbackAssignment.MostHanded}"))
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
            : book.Comments.Length >= FeedbackAssignment.MostComments
                ? Decision.Refuse(Refusal.Rule("assignment-comments-full", null, $"{FeedbackAssignment.MostComments}"))
            : Decision.Accept(
                new AssignmentKept(command.AssignmentId, with.Version), new AssignmentCommented(command.Comment));
    }
}

/// <summary>Hand it to the teachers of the student's team.</summary>
public sealed record HandOverAssignment(int SeenChanges, string CohortId, string TeamId, DateTimeOffset At);

/// <summary>Take it back from the teacher.</summary>
public sealed record TakeBackAssignment(DateTimeOffset At);

/// <summary>Say something about what was handed to one's team.</summary>
public sealed record CommentOnAssignment(
    Guid AssignmentId, string CohortId, string TeamId, AssignmentComment Comment);

/// <summary>It is with the teachers of this team as it was at this moment.</summary>
public sealed record AssignmentHandedOver(int Version, string CohortId, string TeamId, DateTimeOffset At);

/// <summary>It is the student's again, without a comment.</summary>
public sealed record AssignmentTakenBack(DateTimeOffset At);

/// <summary>A teacher commented.</summary>
public sealed record AssignmentCommented(AssignmentComment Comment);
