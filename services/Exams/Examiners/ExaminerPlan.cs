using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Examiners;

/// <summary>Who scores whom in one sitting, and on which days.</summary>
/// <param name="ScoreFrom">The first day on which examiners open anything, Europe/Amsterdam; null before that is
/// planned.</param>
/// <param name="ScoreUntil">The last day.</param>
/// <param name="Pairings">By submission.</param>
/// <param name="Replaced">By submission: who had a seat that somebody else took.</param>
/// <param name="Version">How often it was changed.</param>
public sealed record ExaminerPlan(
    DateOnly? ScoreFrom, DateOnly? ScoreUntil, ImmutableSortedDictionary<string, Pairing> Pairings,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Replaced, int Version)
{
    /// <summary>The most days that examiners have.</summary>
    public const int MostDays = 120;

    /// <summary>Before anybody was assigned.</summary>
    public static ExaminerPlan None { get; } = new(
        null, null, ImmutableSortedDictionary.Create<string, Pairing>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal), 0);

    /// <summary>
    /// May everybody who has no pair be given one, and what follows. All of them or none: who is left out would hear it
    /// when it is too late. Assigned again with other days, the days are changed.
    /// </summary>
    public static Decision Decide(ExaminerPlan plan, AssignExaminers command)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(command);
        if (command.SeenVersion != plan.Version)
        {
            return Decision.Refuse(Refusal.Stale("examiners-changed-elsewhere", "seenVersion"));
        }

        var faults = FaultsOf(plan, command).ToArray();
        if (faults.Length > 0)
        {
            return Decision.Refuse(faults);
        }

        string[] certified =
        [
            .. command.Certificates.Where(it => it.Covers(command.From, command.Until)).Select(it => it.ExaminerId),
        ];
        var made = AssignmentRule.Assign(command.Entrants, certified, [.. plan.Pairings.Values]);
        var without = command.Entrants.Count(entrant => !plan.Pairings.ContainsKey(entrant.SubmissionId)) - made.Length;
        return without > 0
            ? Decision.Refuse(Refusal.Rule("examiners-too-few", "cohortId", $"{without}"))
            : made.IsEmpty && (command.From, command.Until) == (plan.ScoreFrom, plan.ScoreUntil)
            ? Decision.Accept(new AssignmentAnswer(0, plan.Version))
            : Decision.Accept(
                new AssignmentAnswer(made.Length, plan.Version + 1),
                [
                    new ExaminersAssigned(command.From, command.Until, command.At),
                    .. made.Select(pairing => new PairAssigned(pairing)),
                ]);
    }

    /// <summary>
    /// May somebody else take a seat, and what follows: a deputy for one of the two, or a third examiner. Whoever sat
    /// there opens nothing from then on, and comes back on no seat: their scores were taken from them.
    /// </summary>
    public static Decision Decide(ExaminerPlan plan, SeatExaminer command)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(command);
        if (!plan.Pairings.TryGetValue(command.SubmissionId, out var pairing))
        {
            return Decision.Refuse(Refusal.NotFound("studentId"));
        }

        if (command.SeenVersion != plan.Version)
        {
            return Decision.Refuse(Refusal.Stale("examiners-changed-elsewhere", "seenVersion"));
        }

        Refusal?[] refusals =
        [
            pairing.SeatOf(command.ExaminerId) is null ? null : Refusal.Rule("examiner-has-seat", "examinerId"),
            plan.ReplacedOf(command.SubmissionId).Contains(command.ExaminerId)
                ? Refusal.Rule("examiner-replaced", "examinerId") : null,
            command.Conflicts.Contains(command.ExaminerId) ? Refusal.Rule("examiner-conflict", "examinerId") : null,
            plan.IsCertified(command.Certificate, command.Today)
                ? null : Refusal.Rule("examiner-not-certified", "examinerId"),
        ];
        return refusals.OfType<Refusal>().ToArray() is { Length: > 0 } all
            ? Decision.Refuse(all)
            : Decision.Accept(
                new AssignmentAnswer(1, plan.Version + 1),
                new ExaminerSeated(command.SubmissionId, command.Seat, command.ExaminerId, command.At));
    }

    /// <summary>What is true after an event.</summary>
    public static ExaminerPlan Evolve(ExaminerPlan plan, object happened)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return happened switch
        {
            ExaminersAssigned it => plan with
            {
                ScoreFrom = it.From,
                ScoreUntil = it.Until,
                Version = plan.Version + 1,
            },
            PairAssigned it => plan with
            {
                Pairings = plan.Pairings.SetItem(it.Pairing.SubmissionId, it.Pairing),
            },
            ExaminerSeated it => plan with
            {
                Pairings = plan.Pairings.SetItem(
                    it.SubmissionId, plan.Pairings[it.SubmissionId].With(it.Seat, it.ExaminerId)),
                Replaced = plan.Pairings[it.SubmissionId].On(it.Seat) is { } held
                    ? plan.Replaced.SetItem(it.SubmissionId, plan.ReplacedOf(it.SubmissionId).Add(held))
                    : plan.Replaced,
                Version = plan.Version + 1,
            },
            _ => plan,
        };
    }

    private ImmutableArray<string> ReplacedOf(string submissionId) => Replaced.GetValueOrDefault(submissionId, []);

    // What is left of the window is all that a deputy must be certified for; when nothing is, today: the days may still
    // be made longer, and a certificate that is over is none.
    private bool IsCertified(Certificate? certificate, DateOnly today)
    {
        var first = today > ScoreFrom!.Value ? today : ScoreFrom.Value;
        return certificate?.Covers(first, first > ScoreUntil!.Value ? first : ScoreUntil.Value) == true;
    }

    private static IEnumerable<Refusal> FaultsOf(ExaminerPlan plan, AssignExaminers command)
    {
        if (command.Until < command.From)
        {
            yield return Refusal.Rule("scoring-ends-before-it-begins", "scoreUntil");
        }
        else if (command.Until < command.Today)
        {
            yield return Refusal.Rule("scoring-over", "scoreUntil");
        }
        else if (command.Until.DayNumber - command.From.DayNumber >= MostDays)
        {
            yield return Refusal.Rule("scoring-too-long", "scoreUntil", $"{MostDays}");
        }

        if (command.Entrants.Length == 0)
        {
            yield return Refusal.Rule("nobody-handed-in", "cohortId");
        }
        else if (command.Entrants.Length > Entrant.Most)
        {
            yield return Refusal.Rule("entrants-too-many", "cohortId", $"{Entrant.Most}");
        }

        if (plan.ScoreUntil is { } promised && promised >= command.Today && command.Until < promised)
        {
            yield return Refusal.Rule("scoring-shortened", "scoreUntil");
        }

        if (plan.ScoreFrom <= command.Today && plan.ScoreUntil >= command.Today && command.From > command.Today)
        {
            yield return Refusal.Rule("scoring-began-already", "scoreFrom");
        }
    }
}

/// <summary>Give everybody of a sitting who has no examiners two of them.</summary>
/// <param name="Entrants">Who handed in admissibly so far: that is never handed in again.</param>
/// <param name="Certificates">Of the academy's examiners.</param>
public sealed record AssignExaminers(
    int SeenVersion, DateOnly From, DateOnly Until, ImmutableArray<Entrant> Entrants,
    ImmutableArray<Certificate> Certificates, DateOnly Today, DateTimeOffset At);

/// <summary>Give somebody a seat.</summary>
/// <param name="Certificate">Of who is to sit there; null for one who has none.</param>
public sealed record SeatExaminer(
    int SeenVersion, string SubmissionId, ExaminerSeat Seat, string ExaminerId, Certificate? Certificate,
    ImmutableHashSet<string> Conflicts, DateOnly Today, DateTimeOffset At);

/// <summary>Examiners have these days; who scores whom follows, pair by pair.</summary>
public sealed record ExaminersAssigned(DateOnly From, DateOnly Until, DateTimeOffset At);

/// <summary>
/// A student was given two examiners. An event of its own, so that what is kept of one student names no other.
/// </summary>
public sealed record PairAssigned(Pairing Pairing);

/// <summary>Somebody else has a seat.</summary>
public sealed record ExaminerSeated(string SubmissionId, ExaminerSeat Seat, string ExaminerId, DateTimeOffset At);

/// <summary>The answer to what changes the plan: how many students were given somebody, and its version.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.assignment-answer")]
public sealed record AssignmentAnswer([property: Id(0)] int Assigned, [property: Id(1)] int Version);
