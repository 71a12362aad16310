using System.Collections.Immutable;
using VikLearning.Portfolio.Comments;

namespace VikLearning.Portfolio.Sharing;

/// <summary>With whom a reflection is shared now, and what was said about it, without the words.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.sharing-view")]
internal sealed record SharingView(
    [property: Id(0)] ImmutableArray<Share> Shares, [property: Id(1)] CommentThread Thread)
{
    /// <summary>Of a reflection of a student, in the team that they are in now.</summary>
    public static SharingView Of(StudentState state, Guid reflectionId) => new(
        [
            .. state.Sharing.Of(reflectionId).Where(share =>
                state.Plan.Pinned is { } plan && share.IsFor(share.Audience, plan.CohortId, plan.TeamId)),
        ],
        state.Comments.Of(reflectionId));
}
