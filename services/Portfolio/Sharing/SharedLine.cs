using System.Collections.Immutable;
using VikLearning.Portfolio.Attachments;
using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.Reflections;

namespace VikLearning.Portfolio.Sharing;

/// <summary>A shared reflection on its way out of the grain: the version that is shared, without its words.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.shared-line")]
internal sealed record SharedLine(
    [property: Id(0)] ReflectionLine Line,
    [property: Id(1)] Share Share,
    [property: Id(2)] CommentThread Thread,
    [property: Id(3)] ImmutableArray<Attachment> Attachments)
{
    /// <summary>What an audience of a team is shown of a reflection; null when that is nothing.</summary>
    public static SharedLine? Of(
        StudentState state, Guid reflectionId, Audience audience, string cohortId, string teamId) =>
        !state.Closing.IsClosed
        && state.Sharing.Find(reflectionId, audience, cohortId, teamId) is { } share
        && state.Plan.Pinned is { } plan && share.IsFor(audience, plan.CohortId, plan.TeamId)
        && ReflectionLine.Of(state.Reflections.Reflections[reflectionId], share.Version) is { } line
            ? new SharedLine(
                line, share, state.Comments.Of(reflectionId),
                state.Attachments.At(new AttachmentPlace(AttachmentOwner.Reflection, reflectionId)))
            : null;
}
