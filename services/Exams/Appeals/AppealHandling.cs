using System.Collections.Immutable;
using VikLearning.Exams.Results;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Appeals;

/// <summary>
/// An appeal from lodging to decision. Whoever appeals never comes out worse: no level is lowered by a decision (the
/// prohibition of reformatio in peius of Dutch administrative law).
/// </summary>
public static class AppealHandling
{
    /// <summary>May an appeal be lodged, and what follows.</summary>
    /// <param name="scores">What there is.</param>
    /// <param name="publication">By which the result is known to the student; null while it is not.</param>
    /// <param name="command">What is lodged.</param>
    public static Decision Decide(SubmissionScores scores, Publication? publication, LodgeAppeal command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(command);
        if (publication is null || scores.Results is not [.., var last])
        {
            return Decision.Refuse(Refusal.NotFound());
        }

        return scores.Appeal is not null ? Decision.Refuse(Refusal.Rule("appeal-lodged-already", null))
            : !AppealTerms.Of(publication, null, command.Today).MayAppeal
                ? Decision.Refuse(Refusal.Rule("appeal-over", null))
            : last.Version != command.SeenVersion
                ? Decision.Refuse(Refusal.Stale("result-changed-elsewhere", "seenVersion"))
            : Decision.Accept(
                new ResultAnswer(last.Version), new AppealLodged(command.GroundsId, last.Version, command.At));
    }

    /// <summary>May an appeal be decided so, and what follows: upheld, the next version of the result too.</summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, DecideAppeal command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (!terms.HandlesAppeal(command.ExaminerId) || scores.Appeal is not { } appeal)
        {
            return Decision.Refuse(Refusal.NotFound());
        }

        if (appeal.Decision is not null)
        {
            return Decision.Refuse(Refusal.Rule("appeal-decided-already", null));
        }

        var last = scores.Results[^1];
        if (last.Version != command.SeenVersion)
        {
            return Decision.Refuse(Refusal.Stale("result-changed-elsewhere", "seenVersion"));
        }

        if (FaultsOf(last, terms.Rubric, command).ToArray() is { Length: > 0 } faults)
        {
            return Decision.Refuse(faults);
        }

        var decided = new AppealDecided(
            new AppealDecision(command.ExaminerId, command.Upheld, command.ReasonId, command.At));
        return command.Upheld
            ? Decision.Accept(
                new ResultAnswer(last.Version + 1), decided,
                ResultKeeping.Next(
                    last, terms.Rubric, command.Levels, command.ExaminerId, command.ReasonId, command.At))
            : Decision.Accept(new ResultAnswer(last.Version), decided);
    }

    private static IEnumerable<Refusal> FaultsOf(ExamResult last, Rubric rubric, DecideAppeal command)
    {
        foreach (var (criterionId, levelId) in command.Levels)
        {
            var field = ScoreSheet.FieldOf(criterionId);
            var rank = rubric.RankOf(levelId);
            if (rubric.Find(criterionId) is null)
            {
                yield return Refusal.Rule("criterion-unknown", field);
            }
            else if (rank < 0)
            {
                yield return Refusal.Rule("level-unknown", field);
            }
            else if (rank < rubric.RankOf(last.Scores[criterionId].LevelId))
            {
                yield return Refusal.Rule("appeal-lowers", field);
            }
        }

        var isChanged = command.Levels.Any(one => last.Scores.GetValueOrDefault(one.Key)?.LevelId != one.Value);
        if (command.Upheld != isChanged)
        {
            yield return Refusal.Rule(
                command.Upheld ? "appeal-nothing-changed" : "appeal-rejected-with-levels", "upheld");
        }

        if (command.Upheld && last.Version >= ExamResult.MostVersions)
        {
            yield return Refusal.Rule("result-versions-full", null, $"{ExamResult.MostVersions}");
        }
    }
}

/// <summary>Lodge an appeal against the result that was seen.</summary>
public sealed record LodgeAppeal(int SeenVersion, Guid GroundsId, DateOnly Today, DateTimeOffset At);

/// <summary>Decide an appeal.</summary>
/// <param name="Levels">The levels that change, by criterion.</param>
public sealed record DecideAppeal(
    string ExaminerId, int SeenVersion, bool Upheld, ImmutableSortedDictionary<string, string> Levels, Guid ReasonId,
    DateTimeOffset At);

/// <summary>A student lodged an appeal.</summary>
public sealed record AppealLodged(Guid GroundsId, int ResultVersion, DateTimeOffset At);

/// <summary>An appeal was decided. When it was upheld the result's next version goes with it.</summary>
public sealed record AppealDecided(AppealDecision Decision);
