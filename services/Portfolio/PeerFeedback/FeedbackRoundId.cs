using System.Globalization;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>The name of a round: cohort, team and number of the session, with full stops between.</summary>
/// <param name="CohortId">The cohort: ids of teams are a cohort's own.</param>
internal sealed record FeedbackRoundId(string CohortId, string TeamId, int Number)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CohortId}.{TeamId}.{Number}");

    /// <summary>Reads a name; null when it can be none.</summary>
    public static FeedbackRoundId? Parse(string value) =>
        value.Split('.') is [var cohort, var team, [>= '1' and <= (char)('0' + FeedbackRound.LastNumber)] number]
        && GrainKeys.IsKey(cohort) && GrainKeys.IsKey(team)
            ? new FeedbackRoundId(cohort, team, number[0] - '0')
            : null;

    /// <summary>The rounds of the team before this one.</summary>
    public IEnumerable<FeedbackRoundId> Earlier() =>
        Enumerable.Range(1, Math.Max(0, Number - 1)).Select(number => this with { Number = number });
}
