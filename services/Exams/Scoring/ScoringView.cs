using System.Collections.Immutable;
using VikLearning.Exams.Appeals;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;

namespace VikLearning.Exams.Scoring;

/// <summary>Scores on their way out of the grain: ids and codes only. Who may see what of it is for the caller.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.scoring-view")]
internal sealed record ScoringView(
    [property: Id(0)] ScoringStage Stage,
    [property: Id(1)] ImmutableSortedDictionary<string, ScoreSheet> Sheets,
    [property: Id(2)] ImmutableArray<string> Pair,
    [property: Id(3)] ScoreComparison? Comparison,
    [property: Id(4)] ExamTalk? Talk,
    [property: Id(5)] ScoreProposal? Proposal,
    [property: Id(6)] int Proposals,
    [property: Id(7)] SettledScores? Settled,
    [property: Id(8)] ExamInterview? Interview,
    [property: Id(9)] ImmutableArray<ExamResult> Results,
    [property: Id(10)] ExamAbsence? Absence,
    [property: Id(11)] bool IsUnderInvestigation,
    [property: Id(12)] ExamAppeal? Appeal)
{
    /// <summary>Scores as they are now.</summary>
    public static ScoringView Of(SubmissionScores scores) => new(
        scores.Stage, scores.Sheets, scores.Pair, scores.Comparison, scores.Talk, scores.Proposal, scores.Proposals,
        scores.Settled, scores.Interview, scores.Results, scores.Absence, scores.IsUnderInvestigation, scores.Appeal);

    /// <summary>Whose sheets count: the two, and the third who decided.</summary>
    public IEnumerable<string> Counting() => Pair.Concat(Settled?.By ?? []).Distinct();

    /// <summary>Whether it is an examiner's turn.</summary>
    public bool WaitsFor(string examiner, ExaminerSeat seat) => Absence is null && Stage switch
    {
        ScoringStage.Scoring => seat != ExaminerSeat.Third && SheetOf(examiner).SubmittedAt is null,
        ScoringStage.Talk => Pair.Contains(examiner),
        ScoringStage.Third => seat == ExaminerSeat.Third,
        ScoringStage.Consensus or ScoringStage.Interview => Pair.Contains(examiner) && Proposal?.By != examiner,
        _ => false,
    };

    /// <summary>The sheet of an examiner.</summary>
    public ScoreSheet SheetOf(string examinerId) => Sheets.GetValueOrDefault(examinerId) ?? ScoreSheet.None;
}
