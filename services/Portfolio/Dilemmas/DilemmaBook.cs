using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>
/// A student's moral dilemmas: private, every version kept. There is no right answer and nothing is scored; the steps
/// have an order only in that nothing is weighed before the inventory is made.
/// </summary>
/// <param name="Works">By id.</param>
/// <param name="Order">The ids, last changed last.</param>
public sealed record DilemmaBook(ImmutableDictionary<Guid, DilemmaWork> Works, ImmutableList<Guid> Order)
{
    /// <summary>The most characters a title may have.</summary>
    public const int LongestTitle = 120;

    /// <summary>The most characters a step may have.</summary>
    public const int LongestStep = 2_000;

    /// <summary>The most dilemmas a student may have.</summary>
    public const int MostWorks = 50;

    /// <summary>The most versions a dilemma may have.</summary>
    public const int MostVersions = 200;

    /// <summary>None begun yet.</summary>
    public static DilemmaBook Empty { get; } =
        new(ImmutableDictionary<Guid, DilemmaWork>.Empty, ImmutableList<Guid>.Empty);

    /// <summary>May this dilemma be begun, and what follows.</summary>
    public static Decision Decide(DilemmaBook book, StartDilemma command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return book.Order.Count >= MostWorks
            ? Decision.Refuse(Refusal.Rule("dilemmas-full", null, $"{MostWorks}"))
            : Decision.Accept(
                new DilemmaKept(command.WorkId, 0),
                new DilemmaStarted(command.WorkId, command.TitleId, command.Copied, command.At));
    }

    /// <summary>May this version follow the one that was seen, and what follows.</summary>
    public static Decision Decide(DilemmaBook book, SaveDilemma command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        if (Refused(book, command.WorkId, command.SeenVersion) is { } refused)
        {
            return refused;
        }

        var work = book.Works[command.WorkId];
        if (work.Versions.Length >= MostVersions)
        {
            return Decision.Refuse(Refusal.Rule("dilemma-versions-full", null, $"{MostVersions}"));
        }

        ImmutableArray<Refusal> lacking = work.CompletedAt is null
            ? OutOfOrder(command.Version)
            : Unfinished(command.Version);
        return lacking.IsEmpty
            ? Decision.Accept(
                new DilemmaKept(command.WorkId, work.Versions.Length + 1),
                new DilemmaSaved(command.WorkId, work.Versions.Length + 1, command.Version))
            : Decision.Refuse([.. lacking]);
    }

    /// <summary>Is this dilemma worked out, and what follows. Once it is, saying so again changes nothing.</summary>
    public static Decision Decide(DilemmaBook book, CompleteDilemma command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        if (Refused(book, command.WorkId, command.SeenVersion) is { } refused)
        {
            return refused;
        }

        var work = book.Works[command.WorkId];
        var kept = new DilemmaKept(command.WorkId, work.Versions.Length);
        var lacking = Unfinished(work.Newest);
        return !lacking.IsEmpty
            ? Decision.Refuse([.. lacking])
            : work.CompletedAt is null
                ? Decision.Accept(kept, new DilemmaCompleted(command.WorkId, work.Versions.Length, command.At))
                : Decision.Accept(kept);
    }

    /// <summary>What is true after an event.</summary>
    public static DilemmaBook Evolve(DilemmaBook book, object happened)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            DilemmaStarted it => new DilemmaBook(
                book.Works.Add(
                    it.WorkId, new DilemmaWork(it.WorkId, it.TitleId, it.Copied, it.At, [], null)),
                book.Order.Add(it.WorkId)),
            DilemmaSaved it => book.With(
                book.Works[it.WorkId] with { Versions = book.Works[it.WorkId].Versions.Add(it.Version) }),
            DilemmaCompleted it => book.With(book.Works[it.WorkId] with { CompletedAt = it.At }),
            _ => book,
        };
    }

    private DilemmaBook With(DilemmaWork work) =>
        new(Works.SetItem(work.WorkId, work), Order.Remove(work.WorkId).Add(work.WorkId));

    private static Decision? Refused(DilemmaBook book, Guid workId, int seenVersion) =>
        book.Works.GetValueOrDefault(workId) is not { } work
            ? Decision.Refuse(Refusal.NotFound("dilemmaId"))
            : seenVersion != work.Versions.Length
                ? Decision.Refuse(Refusal.Stale("dilemma-changed-elsewhere", "seenVersion"))
                : null;

    // Told at the step that lacks: that is where something has to be written.
    private static ImmutableArray<Refusal> OutOfOrder(DilemmaVersion version) =>
        version.Lacking(DilemmaSteps.Weighing).Count() == DilemmaSteps.Weighing.Length
            ? []
            : [.. version.Lacking(DilemmaSteps.Inventory)
                .Select(step => Refusal.Rule("dilemma-inventory-first", FieldOf(step)))];

    private static ImmutableArray<Refusal> Unfinished(DilemmaVersion version)
    {
        var lacking = version.Lacking(DilemmaSteps.All)
            .Select(step => Refusal.Rule("dilemma-step-missing", FieldOf(step)));
        return version.Values.IsEmpty
            ? [.. lacking, Refusal.Rule("dilemma-value-missing", "values")]
            : [.. lacking];
    }

    private static string FieldOf(string step) => $"steps.{step}";
}

/// <summary>Begin to work out a dilemma.</summary>
/// <param name="Copied">The library's dilemma; null for the student's own.</param>
public sealed record StartDilemma(Guid WorkId, Guid TitleId, CopiedDilemma? Copied, DateTimeOffset At);

/// <summary>Write the version that follows the one that was seen.</summary>
public sealed record SaveDilemma(Guid WorkId, int SeenVersion, DilemmaVersion Version);

/// <summary>Say that a dilemma is worked out.</summary>
public sealed record CompleteDilemma(Guid WorkId, int SeenVersion, DateTimeOffset At);

/// <summary>A dilemma was begun.</summary>
public sealed record DilemmaStarted(Guid WorkId, Guid TitleId, CopiedDilemma? Copied, DateTimeOffset At);

/// <summary>A version was written.</summary>
public sealed record DilemmaSaved(Guid WorkId, int Number, DilemmaVersion Version);

/// <summary>The student said that it is worked out.</summary>
public sealed record DilemmaCompleted(Guid WorkId, int Number, DateTimeOffset At);

/// <summary>The answer to an accepted command; version 0 before anything is written.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.dilemma-kept")]
public sealed record DilemmaKept([property: Id(0)] Guid WorkId, [property: Id(1)] int Version);
