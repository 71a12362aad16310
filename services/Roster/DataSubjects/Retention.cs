using System.Collections.Immutable;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>
/// How long what is kept of people is kept: a versioned document, in months after their last cohort ended.
/// </summary>
/// <param name="Version">0 for what the suite comes with.</param>
/// <param name="Months">Whole months by class.</param>
/// <param name="SetAt">When it was set, UTC; null for version 0.</param>
public sealed record Retention(
    int Version, ImmutableSortedDictionary<DataClass, int> Months, DateTimeOffset? SetAt)
{
    /// <summary>The fewest months.</summary>
    public const int FewestMonths = 1;

    /// <summary>The most months: fifty years.</summary>
    public const int MostMonths = 600;

    /// <summary>What the suite comes with.</summary>
    public static Retention Default { get; } = new(
        0,
        ImmutableSortedDictionary<DataClass, int>.Empty.Add(DataClass.Portfolio, 24).Add(DataClass.Name, 60),
        null);

    /// <summary>May the classes be set so, and what follows.</summary>
    public static Decision Decide(Retention retention, SetRetention command)
    {
        ArgumentNullException.ThrowIfNull(retention);
        ArgumentNullException.ThrowIfNull(command);
        if (command.SeenVersion != retention.Version)
        {
            return Decision.Refuse(Refusal.Stale("retention-changed-elsewhere", "seenVersion"));
        }

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        if (!command.Classes.Select(it => it.Class).Order().SequenceEqual(Person.Classes.Order()))
        {
            refusals.Add(Refusal.Rule("retention-class-missing", "classes"));
        }

        if (command.Classes.Any(it => it.Months is < FewestMonths or > MostMonths))
        {
            refusals.Add(Refusal.Rule("retention-months-out-of-range", "months", $"{FewestMonths}", $"{MostMonths}"));
        }

        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Accept(
                new RetentionAnswer(retention.Version + 1),
                new RetentionSet(retention.Version + 1, command.Classes, command.At));
    }

    /// <summary>What is true after an event.</summary>
    public static Retention Evolve(Retention retention, object happened) => happened switch
    {
        RetentionSet it => new Retention(
            it.Version, it.Classes.ToImmutableSortedDictionary(kept => kept.Class, kept => kept.Months), it.At),
        _ => retention,
    };

    /// <summary>Whether a class is due on a day, for a person whose last cohort ended on another.</summary>
    public bool IsDue(DataClass kept, DateOnly lastDay, DateOnly today) =>
        Months.TryGetValue(kept, out var months) && lastDay.AddMonths(months) < today;

    /// <summary>The classes that are due.</summary>
    public ImmutableArray<DataClass> DueOn(DateOnly lastDay, DateOnly today) =>
        [.. Person.Classes.Where(kept => IsDue(kept, lastDay, today))];
}

/// <summary>How long a class is kept.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.kept-for")]
public sealed record KeptFor([property: Id(0)] DataClass Class, [property: Id(1)] int Months);

/// <summary>Set how long the classes are kept.</summary>
public sealed record SetRetention(int SeenVersion, ImmutableArray<KeptFor> Classes, DateTimeOffset At);

/// <summary>The classes are kept so long from now on.</summary>
public sealed record RetentionSet(int Version, ImmutableArray<KeptFor> Classes, DateTimeOffset At);

/// <summary>The answer to <see cref="SetRetention"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.retention-answer")]
public sealed record RetentionAnswer([property: Id(0)] int Version);
