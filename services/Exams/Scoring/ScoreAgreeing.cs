using System.Collections.Immutable;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Scoring;

/// <summary>
/// What two examiners do together: they talk, record a consensus, and after the interview the definitive scores. One
/// proposes and the other confirms: nothing is settled by one of them alone.
/// </summary>
public static class ScoreAgreeing
{
    /// <summary>May it be recorded that they talked, and what follows.</summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, RecordTalk command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        return !IsOfThePair(scores, terms, command.Talk.By) ? Decision.Refuse(Refusal.NotFound())
            : scores.Absence is not null ? Decision.Refuse(Refusal.Rule("student-absent", null))
            : scores.Stage != ScoringStage.Talk ? Decision.Refuse(Refusal.Rule("talk-not-due", null))
            : Decision.Accept(new ScoreAnswer(1, 0), new TalkRecorded(command.Talk));
    }

    /// <summary>May these scores be proposed, and what follows. They take the place of what was proposed before.
    /// </summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, ProposeScores command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNot(scores, terms, command.ExaminerId, command.Today) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (command.SeenProposal != scores.Proposals)
        {
            return Decision.Refuse(Refusal.Stale("proposal-changed-elsewhere", "seenProposal"));
        }

        var faults = scores.Stage == ScoringStage.Consensus
            ? ConsensusFaults(scores, terms, command.Scores)
            : DefinitiveFaults(scores, terms, command.Scores);
        var number = scores.Proposals + 1;
        return faults.ToArray() is { Length: > 0 } all
            ? Decision.Refuse(all)
            : number > ScoreProposal.Most
            ? Decision.Refuse(Refusal.Rule("proposals-full", null, $"{ScoreProposal.Most}"))
            : Decision.Accept(
                new ScoreAnswer(number, 0),
                new ScoresProposed(new ScoreProposal(number, command.ExaminerId, command.Scores, command.At)));
    }

    /// <summary>May the other's proposal be confirmed, and what follows: a consensus, or the result.</summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, ConfirmScores command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNot(scores, terms, command.ExaminerId, command.Today) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (scores.Proposal is not { } proposal || proposal.Number != command.Proposal)
        {
            return Decision.Refuse(Refusal.Stale("proposal-changed-elsewhere", "proposal"));
        }

        if (proposal.By == command.ExaminerId)
        {
            return Decision.Refuse(Refusal.Rule("own-proposal", null));
        }

        // A result is of two who may score on its day: whoever proposed it as much as who confirms it.
        if (!IsOfThePair(scores, terms, proposal.By))
        {
            return Decision.Refuse(Refusal.Rule("proposer-not-certified", null));
        }

        ImmutableArray<string> by = [proposal.By, command.ExaminerId];
        return Decision.Accept(
            new ScoreAnswer(proposal.Number, 0),
            scores.Stage == ScoringStage.Consensus
                ? new ScoresSettled(new SettledScores(proposal.Scores, by, command.At))
                : new ResultFixed(new ExamResult(
                    1, proposal.Scores, GradeRule.Of(terms.Rubric, LevelsOf(proposal.Scores)), by, null,
                    command.At)));
    }

    /// <summary>Whether somebody is one of the two whose sheets count, on a day on which they may.</summary>
    public static bool IsOfThePair(SubmissionScores scores, ScoringTerms terms, string examinerId)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        return terms.SeatOf(examinerId) is ExaminerSeat.First or ExaminerSeat.Second
            && scores.Pair.Contains(examinerId);
    }

    /// <summary>The levels of scores.</summary>
    public static ImmutableSortedDictionary<string, string> LevelsOf(
        ImmutableSortedDictionary<string, SettledScore> scores) =>
        scores.ToImmutableSortedDictionary(one => one.Key, one => one.Value.LevelId, StringComparer.Ordinal);

    private static Refusal? WhyNot(
        SubmissionScores scores, ScoringTerms terms, string examinerId, DateOnly today) =>
        !IsOfThePair(scores, terms, examinerId) ? Refusal.NotFound()
        : scores.Absence is not null ? Refusal.Rule("student-absent", null)
        : scores.Stage == ScoringStage.Consensus ? null
        : scores.Stage == ScoringStage.Fixed ? Refusal.Rule("result-fixed-already", null)
        : scores.Stage != ScoringStage.Interview ? Refusal.Rule("scores-not-due", null)
        : scores.Interview is { } interview && interview.On <= today ? null
        : Refusal.Rule("interview-first", null);

    // Within the two; where they differ it is said why.
    private static IEnumerable<Refusal> ConsensusFaults(
        SubmissionScores scores, ScoringTerms terms, ImmutableSortedDictionary<string, SettledScore> proposed)
    {
        var (first, second) = (scores.SheetOf(scores.Pair[0]), scores.SheetOf(scores.Pair[1]));
        foreach (var fault in FormFaults(terms, proposed))
        {
            yield return fault;
        }

        foreach (var (criterionId, score) in proposed.Where(one => terms.Rubric.Find(one.Key) is not null))
        {
            var (lowest, highest) = ScoreComparison.RangeOf(terms.Rubric, first, second, criterionId);
            var rank = terms.Rubric.RankOf(score.LevelId);
            if (rank >= 0 && (rank < lowest || rank > highest))
            {
                yield return Refusal.Rule("score-outside-the-two", ScoreSheet.FieldOf(criterionId));
            }

            if (lowest != highest && score.MotivationId is null)
            {
                yield return Refusal.Rule("score-motivation-missing", ScoreSheet.FieldOf(criterionId));
            }
        }
    }

    // What the interview changed is motivated.
    private static IEnumerable<Refusal> DefinitiveFaults(
        SubmissionScores scores, ScoringTerms terms, ImmutableSortedDictionary<string, SettledScore> proposed) =>
        FormFaults(terms, proposed).Concat(
            from one in proposed
            where scores.Settled!.Scores.TryGetValue(one.Key, out var settled)
                && settled.LevelId != one.Value.LevelId && one.Value.MotivationId is null
            select Refusal.Rule("score-motivation-missing", ScoreSheet.FieldOf(one.Key)));

    private static IEnumerable<Refusal> FormFaults(
        ScoringTerms terms, ImmutableSortedDictionary<string, SettledScore> proposed)
    {
        foreach (var criterion in terms.Rubric.Criteria.Where(it =>
            proposed.GetValueOrDefault(it.CriterionId) is not { LevelId.Length: > 0 }))
        {
            yield return Refusal.Rule("score-level-missing", ScoreSheet.FieldOf(criterion.CriterionId));
        }

        foreach (var (criterionId, score) in proposed)
        {
            foreach (var fault in terms.FaultsOf(criterionId, score.LevelId, ScoreSheet.FieldOf(criterionId)))
            {
                yield return fault;
            }
        }
    }
}

/// <summary>Record that the two talked.</summary>
public sealed record RecordTalk(ExamTalk Talk);

/// <summary>Propose scores to the other.</summary>
public sealed record ProposeScores(
    string ExaminerId, int SeenProposal, ImmutableSortedDictionary<string, SettledScore> Scores, DateOnly Today,
    DateTimeOffset At);

/// <summary>Confirm what the other proposed.</summary>
public sealed record ConfirmScores(string ExaminerId, int Proposal, DateOnly Today, DateTimeOffset At);

/// <summary>The two talked.</summary>
public sealed record TalkRecorded(ExamTalk Talk);

/// <summary>One of them proposed scores.</summary>
public sealed record ScoresProposed(ScoreProposal Proposal);

/// <summary>A version of the result was fixed.</summary>
public sealed record ResultFixed(ExamResult Result);
