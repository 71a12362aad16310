using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// The ledger of one dossier, that is what one service keeps of one person: every look at it by somebody else, and
/// every attempt, is a line. Each line's hash covers the line before, so that none can be changed, taken out or put in
/// unseen; anchors see to the end of the chain.
/// </summary>
/// <param name="Lines">How many lines there are; they are numbered from 1.</param>
/// <param name="Head">The hash of the last line; <see cref="LineHash.None"/> before the first.</param>
/// <param name="OpenUntil">Until when those who broke the glass may look, by subject id.</param>
/// <param name="Readings">Who was shown which thing, by its id; what was refused is not here.</param>
public sealed record Dossier(
    long Lines,
    string Head,
    ImmutableDictionary<string, DateTimeOffset> OpenUntil,
    ImmutableDictionary<string, ImmutableArray<ItemReading>> Readings)
{
    /// <summary>How long the glass stays broken for who broke it.</summary>
    public static TimeSpan GlassOpens { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Nobody has looked yet.</summary>
    public static Dossier Empty { get; } = new(
        0, LineHash.None, ImmutableDictionary<string, DateTimeOffset>.Empty,
        ImmutableDictionary<string, ImmutableArray<ItemReading>>.Empty);

    /// <summary>
    /// Writes down a look. It is always written: the answer says whether anything may be shown.
    /// </summary>
    public static Decision Decide(Dossier dossier, RecordConsultation command)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(command);
        var look = command.Look;
        var allowed = look.Purpose == Purposes.BreakGlass
            ? dossier.OpenUntil.GetValueOrDefault(look.Actor) > command.At
            : look.RelationHolds;
        var outcome = allowed ? LedgerOutcome.Shown : LedgerOutcome.Refused;
        return Decision.Accept(
            new ConsultationRecorded(dossier.Lines + 1, allowed),
            Next(dossier, command.DossierId, new LedgerLine(
                dossier.Lines + 1, command.At, look.Actor, look.Role, look.OnBehalfOf, look.Purpose, look.Shown,
                outcome, null, null, look.ItemId)));
    }

    /// <summary>Opens the dossier for a while to someone without a relation, who has written down why.</summary>
    public static Decision Decide(Dossier dossier, BreakGlass command)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(command);
        var until = command.At + GlassOpens;
        return Decision.Accept(
            new GlassBroken(until),
            Next(dossier, command.DossierId, new LedgerLine(
                dossier.Lines + 1, command.At, command.Actor, command.Role, null, Purposes.BreakGlass, "-",
                LedgerOutcome.GlassBroken, command.ReasonId, until)));
    }

    /// <summary>What is true after an event.</summary>
    public static Dossier Evolve(Dossier dossier, object happened)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return happened switch
        {
            LineWritten { Line: { OpenUntil: { } until } line } it =>
                dossier with
                {
                    Lines = line.Number,
                    Head = it.Hash,
                    OpenUntil = dossier.OpenUntil.SetItem(line.Actor, until),
                },
            LineWritten { Line: { ItemId: { } item, Outcome: LedgerOutcome.Shown } line } it =>
                dossier with
                {
                    Lines = line.Number,
                    Head = it.Hash,
                    Readings = dossier.Readings.SetItem(item, Read(dossier.ReadersOf(item), line)),
                },
            LineWritten it => dossier with { Lines = it.Line.Number, Head = it.Hash },
            _ => dossier,
        };
    }

    /// <summary>Who was shown a thing, in the order in which they first were.</summary>
    public ImmutableArray<ItemReading> ReadersOf(string itemId) => Readings.GetValueOrDefault(itemId, []);

    /// <summary>When somebody was last shown what, by the thing's id.</summary>
    public ImmutableDictionary<string, DateTimeOffset> ReadingsBy(string actor) => Readings
        .SelectMany(item => item.Value.Where(reading => reading.Actor == actor)
            .Select(reading => KeyValuePair.Create(item.Key, reading.LastAt)))
        .ToImmutableDictionary();

    private static ImmutableArray<ItemReading> Read(ImmutableArray<ItemReading> readings, LedgerLine line) =>
        readings.FirstOrDefault(reading => reading.Actor == line.Actor) is { } known
            ? readings.Replace(known, known with { Role = line.Role, LastAt = line.At, Times = known.Times + 1 })
            : readings.Add(new ItemReading(line.Actor, line.Role, line.At, line.At, 1));

    private static LineWritten Next(Dossier dossier, string dossierId, LedgerLine line) =>
        new(line, dossier.Head, LineHash.Of(dossierId, line, dossier.Head));
}

/// <summary>Write down that somebody looks, or tries to.</summary>
/// <param name="DossierId">The dossier: <c>portfolio.student01</c>.</param>
public sealed record RecordConsultation(string DossierId, Consultation Look, DateTimeOffset At);

/// <summary>Open a dossier without a relation, for a reason that is kept.</summary>
/// <param name="ReasonId">The encrypted reason.</param>
public sealed record BreakGlass(string DossierId, string Actor, string Role, Guid ReasonId, DateTimeOffset At);

/// <summary>A line was added to the ledger.</summary>
/// <param name="Before">The hash of the line before: it tells which of two lines was altered.</param>
/// <param name="Hash">Of the line and the hash before it, by <see cref="LineHash"/>.</param>
public sealed record LineWritten(LedgerLine Line, string Before, string Hash);

/// <summary>The answer to <see cref="RecordConsultation"/>.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="IsAllowed">Whether anything may be shown.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.consultation-recorded")]
public sealed record ConsultationRecorded([property: Id(0)] long Number, [property: Id(1)] bool IsAllowed);

/// <summary>The answer to <see cref="BreakGlass"/>.</summary>
/// <param name="Until">How long the dossier stays open, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.glass-broken")]
public sealed record GlassBroken([property: Id(0)] DateTimeOffset Until);
