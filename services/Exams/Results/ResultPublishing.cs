using System.Collections.Immutable;
using VikLearning.Exams.Examinations;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Results;

/// <summary>
/// Making results known: for a sitting in one act, when nobody's is still to be fixed. Before that event no result can
/// be read by any road; by it the term for an appeal begins. Who is under investigation follows in an act of their own.
/// </summary>
public static class ResultPublishing
{
    /// <summary>May a sitting's results be made known, and what follows.</summary>
    public static Decision Decide(Examination exam, PublishResults command)
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

        var known = exam.Publications.SelectMany(it => it.Submissions).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> fresh =
            [.. command.Fixed.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal)];
        Refusal?[] refusals =
        [
            command.Open > 0 ? Refusal.Rule("results-open", "sitting", $"{command.Open}") : null,
            fresh.IsEmpty ? Refusal.Rule("results-none", "sitting") : null,
            command.AppealDays is < Publication.FewestAppealDays or > Publication.MostAppealDays
                ? Refusal.Rule(
                    "appeal-days-out-of-range", "appealDays", $"{Publication.FewestAppealDays}",
                    $"{Publication.MostAppealDays}")
                : null,
            exam.Publications.Length >= Publication.Most
                ? Refusal.Rule("publications-full", null, $"{Publication.Most}") : null,
        ];
        return refusals.OfType<Refusal>().ToArray() is { Length: > 0 } all
            ? Decision.Refuse(all)
            : Decision.Accept(
                new PublicationAnswer(fresh.Length, exam.Version + 1),
                new ResultsPublished(new Publication(
                    command.Sitting, fresh, command.Today.AddDays(command.AppealDays), command.At)));
    }
}

/// <summary>Make the results of a sitting known.</summary>
/// <param name="Fixed">The submissions whose result is fixed and may be known.</param>
/// <param name="Open">How many wait for one: neither fixed, absent, nor under investigation.</param>
/// <param name="AppealDays">How many days there are for an appeal.</param>
public sealed record PublishResults(
    int SeenVersion, int Sitting, ImmutableArray<string> Fixed, int Open, int AppealDays, DateOnly Today,
    DateTimeOffset At);

/// <summary>Results were made known.</summary>
public sealed record ResultsPublished(Publication Publication);

/// <summary>The answer to <see cref="PublishResults"/>: how many, and the exam's version.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.publication-answer")]
public sealed record PublicationAnswer([property: Id(0)] int Published, [property: Id(1)] int Version);
