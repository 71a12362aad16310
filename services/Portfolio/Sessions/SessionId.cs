using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Sessions;

/// <summary>The name of a session: cohort, team and activity, with full stops between.</summary>
/// <param name="CohortId">The cohort: ids of teams are a cohort's own.</param>
internal sealed record SessionId(string CohortId, string TeamId, string ActivityId)
{
    /// <summary>The name of the team, and of its calendar.</summary>
    public string TeamRef => $"{CohortId}.{TeamId}";

    /// <inheritdoc />
    public override string ToString() => $"{TeamRef}.{ActivityId}";

    /// <summary>Reads a name; null when it can be none.</summary>
    public static SessionId? Parse(string value) =>
        value.Split('.') is [var cohort, var team, var activity]
        && GrainKeys.IsKey(cohort) && GrainKeys.IsKey(team) && GrainKeys.IsKey(activity)
            ? new SessionId(cohort, team, activity)
            : null;
}
