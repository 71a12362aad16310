using System.Collections.Immutable;
using VikLearning.Exams.Results;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Examinations;

/// <summary>The exam of a cohort. What it is scored by is fixed when it is opened.</summary>
/// <param name="Opened">By which rubric and from how many hours on; null before it was opened.</param>
/// <param name="Sittings">One or two, in their order.</param>
/// <param name="Publications">Which results were made known, the first first.</param>
/// <param name="Version">How often it was changed.</param>
public sealed record Examination(
    ExaminationOpened? Opened, ImmutableArray<Sitting> Sittings, ImmutableArray<Publication> Publications, int Version)
{
    /// <summary>Before it was opened.</summary>
    public static Examination None { get; } = new(null, [], [], 0);

    /// <summary>May it be opened, and what follows. Opened the same way once more, nothing changes.</summary>
    public static Decision Decide(Examination exam, OpenExamination command)
    {
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(command);
        if (exam.Opened is { } opened)
        {
            var isSame = (opened.RubricId, opened.RubricVersion, opened.FewestPercent)
                == (command.RubricId, command.RubricVersion, command.FewestPercent)
                && exam.Sittings[0] == command.First;
            return isSame
                ? Decision.Accept(new ExaminationAnswer(exam.Version))
                : Decision.Refuse(Refusal.Rule("examination-opened-already", "cohortId"));
        }

        Refusal[] refusals =
        [
            .. command.IsCohortKnown ? [] : new[] { Refusal.NotFound("cohortId") },
            .. command.IsRubricKnown ? [] : new[] { Refusal.Rule("rubric-unknown", "rubricId") },
            .. FaultsOf(command.First, command.Today),
        ];
        return refusals.Length > 0
            ? Decision.Refuse(refusals)
            : Decision.Accept(
                new ExaminationAnswer(1),
                new ExaminationOpened(
                    command.RubricId, command.RubricVersion, command.FewestPercent, command.First, command.At));
    }

    /// <summary>May a sitting have these days, and what follows.</summary>
    public static Decision Decide(Examination exam, PlanSitting command)
    {
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(command);
        if (exam.Opened is null)
        {
            return Decision.Refuse(Refusal.NotFound("cohortId"));
        }

        if (command.SeenVersion != exam.Version)
        {
            return Decision.Refuse(Refusal.Stale("examination-changed-elsewhere", "seenVersion"));
        }

        var refusals = FaultsOf(command.Sitting, command.Today).Concat(exam.WhyNot(command.Sitting, command.Today));
        return refusals.ToArray() is { Length: > 0 } all
            ? Decision.Refuse(all)
            : Decision.Accept(
                new ExaminationAnswer(exam.Version + 1), new SittingPlanned(command.Sitting, command.At));
    }

    /// <summary>What is true after an event.</summary>
    public static Examination Evolve(Examination exam, object happened)
    {
        ArgumentNullException.ThrowIfNull(exam);
        return happened switch
        {
            ExaminationOpened it => new Examination(it, [it.First], [], 1),
            SittingPlanned it => exam with
            {
                Sittings =
                [
                    .. exam.Sittings.Where(sitting => sitting.Number != it.Sitting.Number)
                        .Append(it.Sitting).OrderBy(sitting => sitting.Number),
                ],
                Version = exam.Version + 1,
            },
            ResultsPublished it => exam with
            {
                Publications = exam.Publications.Add(it.Publication),
                Version = exam.Version + 1,
            },
            _ => exam,
        };
    }

    private static IEnumerable<Refusal> FaultsOf(Sitting sitting, DateOnly today)
    {
        if (sitting.HandInUntil < sitting.HandInFrom)
        {
            yield return Refusal.Rule("sitting-ends-before-it-begins", "handInUntil");
        }
        else if (sitting.HandInUntil < today)
        {
            yield return Refusal.Rule("sitting-over", "handInUntil");
        }
        else if (sitting.HandInUntil.DayNumber - sitting.HandInFrom.DayNumber >= Sitting.MostDays)
        {
            yield return Refusal.Rule("sitting-too-long", "handInUntil", $"{Sitting.MostDays}");
        }
    }

    // Days that were promised are not taken back: somebody may have counted on the last of them.
    private IEnumerable<Refusal> WhyNot(Sitting sitting, DateOnly today)
    {
        var present = Sittings.FirstOrDefault(it => it.Number == sitting.Number);
        var before = Sittings.FirstOrDefault(it => it.Number == sitting.Number - 1);
        if (present is { } planned && planned.HandInUntil >= today && sitting.HandInUntil < planned.HandInUntil)
        {
            yield return Refusal.Rule("sitting-shortened", "handInUntil");
        }

        if (present is { } begun && begun.HandInFrom <= today && sitting.HandInFrom > today)
        {
            yield return Refusal.Rule("sitting-begun-already", "handInFrom");
        }

        if (before is { } first && sitting.HandInFrom <= first.HandInUntil)
        {
            yield return Refusal.Rule("sitting-before-the-first-ended", "handInFrom");
        }

        var after = Sittings.FirstOrDefault(it => it.Number == sitting.Number + 1);
        if (after is { } second && sitting.HandInUntil >= second.HandInFrom)
        {
            yield return Refusal.Rule("sitting-before-the-first-ended", "handInUntil");
        }
    }
}

/// <summary>Open the exam of a cohort.</summary>
/// <param name="IsCohortKnown">Whether Roster has told of it.</param>
/// <param name="IsRubricKnown">Whether there is such a version.</param>
/// <param name="FewestPercent">How much of the hours a portfolio must have to be admissible.</param>
public sealed record OpenExamination(
    bool IsCohortKnown, bool IsRubricKnown, string RubricId, int RubricVersion, int FewestPercent, Sitting First,
    DateOnly Today, DateTimeOffset At);

/// <summary>Give a sitting these days.</summary>
public sealed record PlanSitting(int SeenVersion, Sitting Sitting, DateOnly Today, DateTimeOffset At);

/// <summary>The exam of a cohort was opened.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.examination-opened")]
public sealed record ExaminationOpened(
    [property: Id(0)] string RubricId,
    [property: Id(1)] int RubricVersion,
    [property: Id(2)] int FewestPercent,
    [property: Id(3)] Sitting First,
    [property: Id(4)] DateTimeOffset At);

/// <summary>A sitting has these days.</summary>
public sealed record SittingPlanned(Sitting Sitting, DateTimeOffset At);

/// <summary>The answer to what changes an exam: its version.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.examination-answer")]
public sealed record ExaminationAnswer([property: Id(0)] int Version);
