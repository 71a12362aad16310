using System.Collections.Immutable;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Hours;

/// <summary>
/// A student's hours: claimed, corrected by a new entry, withdrawn, never overwritten, or confirmed by attendance at a
/// session. Whole minutes; the rules are those of the academy's own words on hours: 5 to 720 an entry, 24 hours a day,
/// never in the future or before the cohort.
/// </summary>
/// <param name="Entries">Every entry in the order of recording, replaced and withdrawn ones included.</param>
/// <param name="CountedByActivity">Minutes of what counts, claimed or confirmed, by activity; uncapped.</param>
/// <param name="CountedByDate">Minutes of what counts, by date.</param>
/// <param name="Credited">The credited minutes by quarter as last told; null when the plan has changed since.</param>
/// <param name="Told">What was told last of each cohort that the student made hours in, the earliest first.</param>
/// <param name="Confirmed">What attendance said last of each session. Claims for its activity do not count.</param>
public sealed record HoursLog(
    ImmutableList<HoursEntry> Entries,
    MinutesBy<string> CountedByActivity,
    MinutesBy<DateOnly> CountedByDate,
    ImmutableArray<int>? Credited,
    ImmutableArray<HoursProgressed> Told,
    ImmutableArray<ConfirmedSession> Confirmed)
{
    /// <summary>The least an entry may have, in minutes.</summary>
    public const int LeastMinutes = 5;

    /// <summary>The most an entry may have, in minutes.</summary>
    public const int MostMinutes = 720;

    /// <summary>The most one date may have, in minutes: 24 hours.</summary>
    public const int MostMinutesADay = 1440;

    /// <summary>The most characters a note may have.</summary>
    public const int LongestNote = 500;

    /// <summary>The most entries a student may have, corrections included.</summary>
    public const int MostEntries = 5000;

    /// <summary>Nothing logged yet.</summary>
    public static HoursLog Empty { get; } = new(
        ImmutableList<HoursEntry>.Empty,
        new MinutesBy<string>([], []),
        new MinutesBy<DateOnly>([], []),
        null,
        [],
        []);

    /// <summary>What was claimed or confirmed on an activity, uncapped.</summary>
    public int CountedOn(string activityId) => CountedByActivity[activityId];

    /// <summary>Whether attendance was recorded for an activity.</summary>
    public bool IsConfirmed(string activityId) => Confirmed.Any(session => session.ActivityId == activityId);

    /// <summary>What attendance said of a session; null while nothing.</summary>
    public ConfirmedSession? FindConfirmed(string sessionId) =>
        Confirmed.FirstOrDefault(session => session.SessionId == sessionId);

    /// <summary>An entry of the log, or null. Searched from the newest: those are the ones that get changed.</summary>
    public HoursEntry? Find(Guid entryId) => Entries.FindLast(entry => entry.EntryId == entryId);

    /// <summary>May these minutes be logged, and what follows.</summary>
    public static Decision Decide(HoursLog log, PinnedPlan? plan, LogHours command)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(command);
        var refusals = Check(log, plan, command.Claim, replaced: null);
        return refusals.Length > 0
            ? Decision.Refuse([.. refusals])
            : Accept(
                log, plan!, command.EntryId, [command.Claim.ActivityId],
                Counted(log, log.CountedByActivity, KeptClaim(command.Claim), +1),
                new HoursLogged(command.EntryId, KeptClaim(command.Claim), command.NoteId, command.At));
    }

    /// <summary>May this entry replace that one, and what follows.</summary>
    public static Decision Decide(HoursLog log, PinnedPlan? plan, CorrectHours command)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(command);
        var replaced = log.Find(command.ReplacesEntryId);
        if (WhyFixed(replaced) is { } fixedEntry)
        {
            return Decision.Refuse(fixedEntry);
        }

        var refusals = Check(log, plan, command.Claim, replaced);
        return refusals.Length > 0
            ? Decision.Refuse([.. refusals])
            : Accept(
                log, plan!, command.EntryId, [replaced!.Claim.ActivityId, command.Claim.ActivityId],
                Counted(
                    log, Counted(log, log.CountedByActivity, replaced.Claim, -1), KeptClaim(command.Claim), +1),
                new HoursCorrected(
                    command.EntryId, replaced.EntryId, KeptClaim(command.Claim), command.NoteId, command.At));
    }

    /// <summary>May this entry be taken back, and what follows. What it had replaced stays replaced.</summary>
    public static Decision Decide(HoursLog log, PinnedPlan? plan, WithdrawHours command)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(command);
        var entry = log.Find(command.EntryId);
        return WhyFixed(entry) is { } fixedEntry
            ? Decision.Refuse(fixedEntry)
            : Accept(
                log, plan!, command.EntryId, [entry!.Claim.ActivityId],
                Counted(log, log.CountedByActivity, entry.Claim, -1),
                new HoursWithdrawn(command.EntryId, command.At));
    }

    /// <summary>What is true after an event.</summary>
    public static HoursLog Evolve(HoursLog log, object happened)
    {
        ArgumentNullException.ThrowIfNull(log);
        return happened switch
        {
            HoursLogged it => Add(log, new HoursEntry(it.EntryId, it.Claim, it.NoteId, it.At, null, null, null)),
            HoursCorrected it => Add(
                Discount(log, log.Find(it.ReplacesEntryId)! with { ReplacedByEntryId = it.EntryId }),
                new HoursEntry(it.EntryId, it.Claim, it.NoteId, it.At, it.ReplacesEntryId, null, null)),
            HoursWithdrawn it => Discount(log, log.Find(it.EntryId)! with { WithdrawnAt = it.At }),
            HoursProgressed it => CohortCredit.After(log.Told, it) is var told
                ? log with { Told = told, Credited = CohortCredit.Sum(told, it.Quarters) }
                : log,
            HoursConfirmed it => ConfirmedHours.Evolve(log, it),
            PlanPinned => log with { Credited = null },
            _ => log,
        };
    }

    // Only an entry that counts can be changed.
    private static Refusal? WhyFixed(HoursEntry? entry) => entry switch
    {
        null => Refusal.NotFound("entryId"),
        { ReplacedByEntryId: not null } => Refusal.Stale("hours-entry-corrected-already", "entryId"),
        { WithdrawnAt: not null } => Refusal.Stale("hours-entry-withdrawn-already", "entryId"),
        _ => null,
    };

    private static ImmutableArray<Refusal> Check(HoursLog log, PinnedPlan? plan, HoursClaim claim, HoursEntry? replaced)
    {
        if (plan is null)
        {
            return [Refusal.Rule("not-enrolled", null)];
        }

        // Each claim is checked and few are refused: the words of a refusal are made for those alone.
        return [.. ClaimFaults.Of(log, plan, claim, replaced)];
    }

    private static KeptHours KeptClaim(HoursClaim claim) =>
        new(claim.ActivityId, claim.Date, claim.Minutes);

    // Progress goes with the event: followers need neither the route map nor the entries to know where a student is.
    private static Decision Accept(
        HoursLog log, PinnedPlan plan, Guid entryId, ReadOnlySpan<string> changed,
        MinutesBy<string> claimed, object happened)
    {
        var (credited, told) = Progressed(log, plan, changed, claimed);
        var activityId = changed[^1];

        // What is withdrawn may be of an activity that a later plan no longer has.
        var required = plan.Find(activityId)?.RequiredMinutes ?? 0;
        var answer = new HoursAccepted(
            entryId, claimed[activityId], Math.Min(claimed[activityId], required), credited.Sum());
        return Decision.Accept(answer, [happened, .. told]);
    }

    /// <summary>What is told when the same minutes are credited by another plan.</summary>
    internal static IEnumerable<HoursProgressed> Recounted(HoursLog log, PinnedPlan plan) =>
        CohortCredit.Of(log.Told, plan, Progress.CreditOf(plan, log.CountedByActivity)).Where(word =>
            log.Told.FirstOrDefault(told => told.CohortId == word.CohortId) is { } told
                ? !told.Quarters.SequenceEqual(word.Quarters)
                : word.Quarters.Any(quarter => quarter.CreditedMinutes > 0));

    /// <summary>The credited minutes after a change of a few activities, and what is told of it.</summary>
    internal static (ImmutableArray<int> Credited, IEnumerable<HoursProgressed> Told) Progressed(
        HoursLog log, PinnedPlan plan, ReadOnlySpan<string> changed, MinutesBy<string> counted)
    {
        var before = log.Credited ?? Progress.CreditOf(plan, log.CountedByActivity);
        var credited = Progress.CreditOf(plan, before, log.CountedByActivity, counted, changed);
        return (
            credited,
            before.AsSpan().SequenceEqual(credited.AsSpan()) ? [] : CohortCredit.Of(log.Told, plan, credited));
    }

    /// <summary>The same with a claim that counts, or no longer; one of a confirmed activity never does.</summary>
    internal static HoursLog Count(HoursLog log, KeptHours claim, int sign) =>
        log.IsConfirmed(claim.ActivityId)
            ? log
            : log with
            {
                CountedByActivity = log.CountedByActivity.Plus(claim.ActivityId, sign * claim.Minutes),
                CountedByDate = log.CountedByDate.Plus(claim.Date, sign * claim.Minutes),
            };

    // By activity alone: a decision needs no more, and is made for every entry.
    private static MinutesBy<string> Counted(HoursLog log, MinutesBy<string> counted, KeptHours claim, int sign) =>
        log.IsConfirmed(claim.ActivityId) ? counted : counted.Plus(claim.ActivityId, sign * claim.Minutes);

    private static HoursLog Add(HoursLog log, HoursEntry entry) =>
        Count(log, entry.Claim, +1) with { Entries = log.Entries.Add(entry) };

    private static HoursLog Discount(HoursLog log, HoursEntry entry) => Count(log, entry.Claim, -1) with
    {
        Entries = log.Entries.SetItem(log.Entries.FindLastIndex(it => it.EntryId == entry.EntryId), entry),
    };
}

/// <summary>What a student says about hours.</summary>
/// <param name="Today">Today in Europe/Amsterdam.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.hours-claim")]
public sealed record HoursClaim(
    [property: Id(0)] string ActivityId,
    [property: Id(1)] DateOnly Date,
    [property: Id(2)] int Minutes,
    [property: Id(3)] DateOnly Today);

/// <summary>Claim minutes spent on an activity.</summary>
public sealed record LogHours(Guid EntryId, HoursClaim Claim, Guid? NoteId, DateTimeOffset At);

/// <summary>Replace an entry by a new one.</summary>
public sealed record CorrectHours(
    Guid EntryId, Guid ReplacesEntryId, HoursClaim Claim, Guid? NoteId, DateTimeOffset At);

/// <summary>Take an entry back.</summary>
public sealed record WithdrawHours(Guid EntryId, DateTimeOffset At);

/// <summary>A claim as it is kept.</summary>
public sealed record KeptHours(string ActivityId, DateOnly Date, int Minutes);

/// <summary>Hours were claimed.</summary>
public sealed record HoursLogged(Guid EntryId, KeptHours Claim, Guid? NoteId, DateTimeOffset At);

/// <summary>An entry was replaced by a new one.</summary>
public sealed record HoursCorrected(
    Guid EntryId, Guid ReplacesEntryId, KeptHours Claim, Guid? NoteId, DateTimeOffset At);

/// <summary>An entry was taken back: it stays readable and no longer counts.</summary>
public sealed record HoursWithdrawn(Guid EntryId, DateTimeOffset At);

/// <summary>The credited minutes changed; this is where they stand now.</summary>
public sealed record HoursProgressed(string CohortId, ImmutableArray<QuarterCredit> Quarters);

/// <summary>Credited minutes of one quarter.</summary>
public sealed record QuarterCredit(string Quarter, int CreditedMinutes);
