using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>
/// Whether somebody has an address at which calendar programs read their sessions. Of the address only a hash is kept.
/// </summary>
/// <param name="Hash">That of the address that works; null when none does.</param>
public sealed record CalendarAddress(string? Hash, DateTimeOffset? MadeAt)
{
    /// <summary>There is none.</summary>
    public static CalendarAddress None { get; } = new(null, null);

    /// <summary>Makes one; an earlier one works no more.</summary>
    public static Decision Decide(CalendarAddress address, MakeCalendarAddress command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Decision.Accept(
            new CalendarAddressAnswer(command.Hash, command.At), new CalendarAddressMade(command.Hash, command.At));
    }

    /// <summary>Takes it back; without one there is nothing to take back.</summary>
    public static Decision Decide(CalendarAddress address, WithdrawCalendarAddress command)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(command);
        return address.Hash is null
            ? Decision.Accept(new CalendarAddressAnswer(null, null))
            : Decision.Accept(new CalendarAddressAnswer(null, null), new CalendarAddressWithdrawn(command.At));
    }

    /// <summary>What is true after an event.</summary>
    public static CalendarAddress Evolve(CalendarAddress address, object happened) => happened switch
    {
        CalendarAddressMade it => new CalendarAddress(it.Hash, it.At),
        CalendarAddressWithdrawn => None,
        _ => address,
    };
}

/// <summary>Have an address.</summary>
/// <param name="Hash">That of its secret.</param>
public sealed record MakeCalendarAddress(string Hash, DateTimeOffset At);

/// <summary>Have none.</summary>
public sealed record WithdrawCalendarAddress(DateTimeOffset At);

/// <summary>An address was made.</summary>
public sealed record CalendarAddressMade(string Hash, DateTimeOffset At);

/// <summary>The address was taken back.</summary>
public sealed record CalendarAddressWithdrawn(DateTimeOffset At);

/// <summary>Which address works: by its hash; nothing where none does.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.calendar-address-answer")]
public sealed record CalendarAddressAnswer(
    [property: Id(0)] string? Hash, [property: Id(1)] DateTimeOffset? MadeAt);
