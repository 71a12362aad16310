using System.Collections.Immutable;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Scoring;

/// <summary>Scoring alone: each of the two saves as they go, and hands in once. Nobody sees the other's before that.
/// </summary>
public static class SheetKeeping
{
    /// <summary>May this score be saved, and what follows.</summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, SaveScore command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNot(scores, terms, command.ExaminerId) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        var known = scores.SheetOf(command.ExaminerId).Of(command.CriterionId);
        if (known.Version != command.SeenVersion)
        {
            return Decision.Refuse(Refusal.Stale("score-changed-elsewhere", "seenVersion"));
        }

        Refusal[] faults =
        [
            .. terms.FaultsOf(command.CriterionId, command.LevelId, "levelId"),
            .. command.Cited.All(terms.IsEvidence) ? [] : new[] { Refusal.Rule("evidence-unknown", "cited") },
            .. known.Version >= CriterionScore.MostVersions
                ? [Refusal.Rule("score-saves-full", null, $"{CriterionScore.MostVersions}")] : Array.Empty<Refusal>(),
        ];
        if (faults.Length > 0)
        {
            return Decision.Refuse(faults);
        }

        var score = new CriterionScore(command.LevelId, command.MotivationId, command.Cited, known.Version + 1);
        return Begun(
            scores, command.Place, terms, command.At,
            new ScoreAnswer(score.Version, scores.SheetOf(command.ExaminerId).Changes + 1),
            new ScoreSaved(command.ExaminerId, command.CriterionId, score, command.At));
    }

    /// <summary>
    /// May a sheet be handed in, and what follows. The second of the two has both compared; the third's settles.
    /// </summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, SubmitSheet command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNot(scores, terms, command.ExaminerId) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        var sheet = scores.SheetOf(command.ExaminerId);
        if (sheet.Changes != command.SeenChanges)
        {
            return Decision.Refuse(Refusal.Stale("score-changed-elsewhere", "seenChanges"));
        }

        var isThird = terms.SeatOf(command.ExaminerId) == ExaminerSeat.Third;
        Refusal[] faults =
        [
            .. sheet.Lacks(terms.Rubric),
            .. isThird ? OutsideOf(scores, terms, sheet) : [],
        ];
        if (faults.Length > 0)
        {
            return Decision.Refuse(faults);
        }

        var answer = new ScoreAnswer(0, sheet.Changes);
        var handedIn = new SheetSubmitted(command.ExaminerId, command.At);
        return isThird
            ? Decision.Accept(answer, handedIn, Settled(sheet, command))
            : Other(scores, terms, command.ExaminerId) is { } other
            ? Decision.Accept(answer, handedIn, new ScoresCompared(
                [other, command.ExaminerId],
                ScoreComparison.Of(terms.Rubric, scores.SheetOf(other), sheet), command.At))
            : Decision.Accept(answer, handedIn);
    }

    /// <summary>
    /// May a seat be given to somebody else, and what follows: whoever sat there saves and hands in nothing any more.
    /// What was handed in counts, so that seat is not free.
    /// </summary>
    public static Decision Decide(SubmissionScores scores, VacateSeat command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(command);
        return scores.SheetOf(command.ExaminerId).SubmittedAt is not null
            ? Decision.Refuse(Refusal.Rule("sheet-submitted-already", "seat"))
            : scores.Vacated.Contains(command.ExaminerId)
            ? Decision.Accept(new ScoreAnswer(0, 0))
            : Decision.Accept(new ScoreAnswer(0, 0), new SeatVacated(command.ExaminerId, command.At));
    }

    /// <summary>Why somebody can't score now; null when they can.</summary>
    public static Refusal? WhyNot(SubmissionScores scores, ScoringTerms terms, string examinerId)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        return terms.SeatOf(examinerId) is not { } seat || scores.Vacated.Contains(examinerId) ? Refusal.NotFound()
            : scores.SheetOf(examinerId).SubmittedAt is not null ? Refusal.Rule("sheet-submitted-already", null)
            : scores.Absence is not null ? Refusal.Rule("student-absent", null)
            : seat == ExaminerSeat.Third
                ? scores.Stage == ScoringStage.Third ? null : Refusal.Rule("third-not-needed", null)
            : scores.Stage == ScoringStage.Scoring ? null : Refusal.Rule("sheet-submitted-already", null);
    }

    // With its first event it begins: from then on it is known which seal is scored.
    internal static Decision Begun(
        SubmissionScores scores, SubmissionPlace place, ScoringTerms terms, DateTimeOffset at, object answer,
        object happened) =>
        scores.Seal > 0
            ? Decision.Accept(answer, happened)
            : Decision.Accept(answer, new ScoringBegun(place, terms.Seal.Seal, at), happened);

    // Of the two who sit now: a sheet of somebody who was replaced after handing in can not be, since that is refused.
    private static string? Other(SubmissionScores scores, ScoringTerms terms, string examinerId)
    {
        var other = terms.Pairing.First == examinerId ? terms.Pairing.Second : terms.Pairing.First;
        return scores.SheetOf(other).SubmittedAt is null ? null : other;
    }

    private static IEnumerable<Refusal> OutsideOf(SubmissionScores scores, ScoringTerms terms, ScoreSheet sheet) =>
        from criterion in terms.Rubric.Criteria
        let rank = terms.Rubric.RankOf(sheet.Of(criterion.CriterionId).LevelId)
        let range = ScoreComparison.RangeOf(
            terms.Rubric, scores.SheetOf(scores.Pair[0]), scores.SheetOf(scores.Pair[1]), criterion.CriterionId)
        where rank >= 0 && (rank < range.Lowest || rank > range.Highest)
        select Refusal.Rule("score-outside-the-two", ScoreSheet.FieldOf(criterion.CriterionId));

    private static ScoresSettled Settled(ScoreSheet sheet, SubmitSheet command) => new(new SettledScores(
        sheet.Scores.ToImmutableSortedDictionary(
            one => one.Key, one => new SettledScore(one.Value.LevelId, one.Value.MotivationId),
            StringComparer.Ordinal),
        [command.ExaminerId], command.At));
}

/// <summary>Save what an examiner found of a criterion, in place of what was seen.</summary>
public sealed record SaveScore(
    SubmissionPlace Place, string ExaminerId, string CriterionId, int SeenVersion, string LevelId, Guid? MotivationId,
    ImmutableArray<int> Cited, DateTimeOffset At);

/// <summary>Hand in one's sheet.</summary>
public sealed record SubmitSheet(string ExaminerId, int SeenChanges, DateTimeOffset At);

/// <summary>Take somebody's seat from them.</summary>
public sealed record VacateSeat(string ExaminerId, DateTimeOffset At);

/// <summary>Somebody's seat was taken from them.</summary>
public sealed record SeatVacated(string ExaminerId, DateTimeOffset At);

/// <summary>Scoring began, of this seal.</summary>
public sealed record ScoringBegun(SubmissionPlace Place, int Seal, DateTimeOffset At);

/// <summary>An examiner saved a score.</summary>
public sealed record ScoreSaved(string ExaminerId, string CriterionId, CriterionScore Score, DateTimeOffset At);

/// <summary>An examiner handed in.</summary>
public sealed record SheetSubmitted(string ExaminerId, DateTimeOffset At);

/// <summary>Both were in.</summary>
public sealed record ScoresCompared(ImmutableArray<string> Pair, ScoreComparison Comparison, DateTimeOffset At);

/// <summary>What the portfolio is worth was settled.</summary>
public sealed record ScoresSettled(SettledScores Settled);

/// <summary>The answer to what an examiner saves: the version of it, and of their sheet.</summary>
/// <param name="Stage">How far the scoring was after it; a retry is told the same.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.score-answer")]
public sealed record ScoreAnswer(
    [property: Id(0)] int Version, [property: Id(1)] int Changes, [property: Id(2)] ScoringStage? Stage = null);
