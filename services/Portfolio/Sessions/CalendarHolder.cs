using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Whose a calendar address was made for. Whether it still works, that person's own stream says.</summary>
/// <param name="PersonId">The person; null of a hash that nobody has.</param>
public sealed record CalendarHolder(string? PersonId)
{
    /// <summary>Nobody's.</summary>
    public static CalendarHolder None { get; } = new((string?)null);

    /// <summary>Gives it to somebody, once.</summary>
    public static Decision Decide(CalendarHolder holder, HoldCalendarAddress command)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(command);
        return holder.PersonId is null
            ? Decision.Accept(
                new CalendarHolderAnswer(command.PersonId),
                new CalendarAddressHeld(command.PersonId))
            : Decision.Refuse(Refusal.Exists("calendar-address-taken", "address"));
    }

    /// <summary>What is true after an event.</summary>
    public static CalendarHolder Evolve(CalendarHolder holder, object happened) =>
        happened is CalendarAddressHeld it ? new CalendarHolder(it.PersonId) : holder;
}

/// <summary>Give an address to somebody.</summary>
public sealed record HoldCalendarAddress(string PersonId);

/// <summary>An address is somebody's.</summary>
public sealed record CalendarAddressHeld(string PersonId);

/// <summary>Whose an address is.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.calendar-holder-answer")]
public sealed record CalendarHolderAnswer([property: Id(0)] string PersonId);
