using System.Collections.Immutable;
using VikLearning.Exams.Appeals;
using VikLearning.Exams.Results;
using VikLearning.Exams.Submissions;

namespace VikLearning.Exams.Scoring;

/// <summary>The scoring of one submission, from the first level that is chosen to the result.</summary>
/// <param name="Place">Whose it is; null before anything happened.</param>
/// <param name="Seal">The seal that is scored.</param>
/// <param name="Sheets">By examiner, of those too who were replaced.</param>
/// <param name="Pair">Whose sheets count, in the order in which they were handed in.</param>
/// <param name="Comparison">How far the two are apart; null until both are in.</param>
/// <param name="Talk">That they talked; null when they did not.</param>
/// <param name="Proposal">The scores that one of them proposes now; null when none are.</param>
/// <param name="Proposals">How often there was a proposal.</param>
/// <param name="Settled">What the portfolio is worth; null until that is settled.</param>
/// <param name="Interview">The interview; null until it is planned.</param>
/// <param name="Results">Every version of the result, the first first.</param>
/// <param name="Absence">Why there is no result in this sitting; null when there is one to come or there.</param>
/// <param name="Vacated">Whose seats others took over: they do nothing any more here.</param>
/// <param name="IsUnderInvestigation">Whether the result waits for an investigation.</param>
/// <param name="Appeal">The student's appeal; null for none.</param>
public sealed record SubmissionScores(
    SubmissionPlace? Place, int Seal, ImmutableSortedDictionary<string, ScoreSheet> Sheets,
    ImmutableArray<string> Pair, ScoreComparison? Comparison, ExamTalk? Talk, ScoreProposal? Proposal, int Proposals,
    SettledScores? Settled, ExamInterview? Interview, ImmutableArray<ExamResult> Results, ExamAbsence? Absence,
    ImmutableHashSet<string> Vacated, bool IsUnderInvestigation, ExamAppeal? Appeal)
{
    /// <summary>Before anything happened.</summary>
    public static SubmissionScores None { get; } = new(
        null, 0, ImmutableSortedDictionary.Create<string, ScoreSheet>(StringComparer.Ordinal), [], null, null, null, 0,
        null, null, [], null, [], false, null);

    /// <summary>How far it is.</summary>
    public ScoringStage Stage =>
        Results.Length > 0 ? ScoringStage.Fixed
        : Settled is not null ? ScoringStage.Interview
        : Comparison is null ? ScoringStage.Scoring
        : Comparison.Agrees ? ScoringStage.Consensus
        : Talk is null ? ScoringStage.Talk
        : ScoringStage.Third;

    /// <summary>The sheet of an examiner.</summary>
    public ScoreSheet SheetOf(string examinerId) => Sheets.GetValueOrDefault(examinerId) ?? ScoreSheet.None;

    /// <summary>What is true after an event.</summary>
    public static SubmissionScores Evolve(SubmissionScores scores, object happened)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return happened switch
        {
            ScoringBegun it => scores with { Place = it.Place, Seal = it.Seal },
            ScoreSaved it => scores.With(it.ExaminerId, sheet => sheet with
            {
                Scores = sheet.Scores.SetItem(it.CriterionId, it.Score),
                Changes = sheet.Changes + 1,
            }),
            SheetSubmitted it => scores.With(it.ExaminerId, sheet => sheet with { SubmittedAt = it.At }),
            ScoresCompared it => scores with { Pair = it.Pair, Comparison = it.Comparison },
            TalkRecorded it => scores with { Talk = it.Talk },
            ScoresProposed it => scores with { Proposal = it.Proposal, Proposals = it.Proposal.Number },
            ScoresSettled it => scores with { Settled = it.Settled, Proposal = null },
            SeatVacated it => scores with { Vacated = scores.Vacated.Add(it.ExaminerId) },
            InterviewPlanned it => scores with
            {
                Interview = (scores.Interview ?? ExamInterview.None) with { On = it.On },
            },
            InterviewNoted it => scores with
            {
                Interview = scores.Interview! with
                {
                    Notes = scores.Interview.Notes.SetItem(it.CriterionId, it.Note),
                },
            },
            ResultFixed it => scores with { Results = scores.Results.Add(it.Result), Proposal = null },
            AbsenceMarked it => scores with { Place = it.Place, Absence = it.Absence },
            InvestigationBegun it => scores with { Place = it.Place, IsUnderInvestigation = true },
            InvestigationEnded => scores with { IsUnderInvestigation = false },
            AppealLodged it => scores with
            {
                Appeal = new ExamAppeal(it.GroundsId, it.ResultVersion, it.At, null),
            },
            AppealDecided it => scores with { Appeal = scores.Appeal! with { Decision = it.Decision } },
            _ => scores,
        };
    }

    private SubmissionScores With(string examinerId, Func<ScoreSheet, ScoreSheet> change) =>
        this with { Sheets = Sheets.SetItem(examinerId, change(SheetOf(examinerId))) };
}
