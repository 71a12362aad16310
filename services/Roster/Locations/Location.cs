using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Locations;

/// <summary>A location of the academy and the team chiefs who watch its cohorts.</summary>
public sealed record Location(ImmutableHashSet<string> ChiefIds)
{
    /// <summary>The most chiefs a location may have.</summary>
    public const int MostChiefs = 50;

    /// <summary>No chief yet.</summary>
    public static Location None { get; } = new(ImmutableHashSet<string>.Empty);

    /// <summary>May this chief be appointed, and what follows.</summary>
    public static Decision Decide(Location location, AppointChief command)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(command);
        return location switch
        {
            _ when location.ChiefIds.Contains(command.ChiefId) =>
                Decision.Refuse(Refusal.Exists("chief-appointed-already", "chiefId")),
            { ChiefIds.Count: >= MostChiefs } =>
                Decision.Refuse(Refusal.Rule("location-has-enough-chiefs", "chiefId", $"{MostChiefs}")),
            _ => Decision.Accept(new LocationAnswer(command.ChiefId), new ChiefAppointed(command.ChiefId)),
        };
    }

    /// <summary>May this chief be dismissed, and what follows.</summary>
    public static Decision Decide(Location location, DismissChief command)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(command);
        return location.ChiefIds.Contains(command.ChiefId)
            ? Decision.Accept(new LocationAnswer(command.ChiefId), new ChiefDismissed(command.ChiefId))
            : Decision.Refuse(Refusal.NotFound("chiefId"));
    }

    /// <summary>What is true after an event.</summary>
    public static Location Evolve(Location location, object happened)
    {
        ArgumentNullException.ThrowIfNull(location);
        return happened switch
        {
            ChiefAppointed it => new Location(location.ChiefIds.Add(it.ChiefId)),
            ChiefDismissed it => new Location(location.ChiefIds.Remove(it.ChiefId)),
            _ => location,
        };
    }
}

/// <summary>Appoint a team chief.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.appoint-chief")]
public sealed record AppointChief([property: Id(0)] string ChiefId);

/// <summary>End a team chief's appointment.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.dismiss-chief")]
public sealed record DismissChief([property: Id(0)] string ChiefId);

/// <summary>A team chief watches this location.</summary>
public sealed record ChiefAppointed(string ChiefId);

/// <summary>A team chief no longer watches this location.</summary>
public sealed record ChiefDismissed(string ChiefId);

/// <summary>The answer to an accepted command: the chief it was about.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.location-answer")]
public sealed record LocationAnswer([property: Id(0)] string ChiefId);
