using System.Collections.Immutable;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Where a student's sessions are.</summary>
/// <param name="Current">The team they are in, as calendars are named.</param>
/// <param name="Frame">What their own plan says of sessions.</param>
/// <param name="Earlier">Other teams with a session that they have a record of.</param>
/// <param name="IsClosed">Whether the portfolio is closed: what was recorded stays, and nobody is shown it.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.session-teams")]
internal sealed record SessionTeams(
    [property: Id(0)] string Current,
    [property: Id(1)] SessionFrame Frame,
    [property: Id(2)] ImmutableArray<string> Earlier,
    [property: Id(3)] bool IsClosed)
{
    /// <summary>All of them, the current one first.</summary>
    public IEnumerable<string> All => Earlier.Prepend(Current);

    public static SessionTeams? Of(StudentState state)
    {
        if (state.Plan.Pinned is not { } plan)
        {
            return null;
        }

        var current = $"{plan.CohortId}.{plan.TeamId}";
        return new SessionTeams(
            current,
            SessionFrames.Of(plan),
            [
                .. state.Hours.Confirmed.Select(session => SessionId.Parse(session.SessionId)!.TeamRef)
                    .Where(team => team != current).Distinct(),
            ],
            state.Closing.IsClosed);
    }
}
