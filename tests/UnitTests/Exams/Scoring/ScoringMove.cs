using System.Collections.Immutable;
using CsCheck;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

/// <summary>What can be tried.</summary>
internal enum MoveKind
{
    Save, Submit, Talk, Propose, Confirm, Plan, Note, Vacate, Absent, Present, Investigate, Clear, Correct, Publish,
    NextDay, Shut, Certify, Next,
}

/// <summary>Something that somebody tries, allowed or not.</summary>
/// <param name="Criterion">0 or 1.</param>
/// <param name="Level">From 0, the lowest, to 3.</param>
/// <param name="Twist">What is odd about it: with 0 an older version was seen; 1 leaves the words out, 2 the evidence.
/// </param>
internal sealed record ScoringMove(MoveKind Kind, string Who, int Criterion, int Level, int Twist)
{
    public const int Criteria = 2;

    private static readonly string[] s_people = [Anna, Bert, Third, Deputy, Stranger];

    /// <summary>The suite's rubric with a knock-out criterion of weight 3 and one of weight 2.</summary>
    private static readonly ScoringTerms s_terms = Terms with
    {
        Rubric = Rubric with { Criteria = [Rubric.Find("reflecting")!, Rubric.Find("feedback")!] },
    };

    /// <summary>Of all that is tried a good part brings the scoring on: else it would seldom come to a result.
    /// </summary>
    public static Gen<ScoringMove> Any { get; } = Gen.Select(
        Gen.Frequency((1, Gen.Enum<MoveKind>()), (1, Gen.Const(MoveKind.Next))), Gen.Int[0, s_people.Length - 1],
        Gen.Int[0, Criteria - 1], Gen.Int[0, 3], Gen.Int[0, 9],
        (kind, who, criterion, level, twist) => new ScoringMove(kind, s_people[who], criterion, level, twist));

    public bool IsStale => Twist == 0;

    private string CriterionId => s_terms.Rubric.Criteria[Criterion].CriterionId;

    private string LevelId => s_terms.Rubric.Levels[Level].LevelId;

    private Guid? WordsOrNone => Twist == 1 ? null : Words;

    /// <summary>What is proposed: for the other criterion now and then another level.</summary>
    public int[] Levels =>
        [.. Enumerable.Range(0, Criteria).Select(at => at == Criterion ? Level : (Level + Twist) % 4)];

    /// <summary>The ranks of scores, in the rubric's order.</summary>
    public static int[] RanksOf(Func<string, string> levelOf) =>
        [.. s_terms.Rubric.Criteria.Select(criterion => s_terms.Rubric.RankOf(levelOf(criterion.CriterionId)))];

    /// <summary>What the rules say to it.</summary>
    public Decision Decide(SubmissionScores scores, ScoringModel model)
    {
        var terms = s_terms with
        {
            Pairing = new Pairing(Place.StudentId, Place.Key, model.Seats[0], model.Seats[1], model.Seats[2]),
            IsOpen = model.IsOpen,
            Certified = [.. model.Certified],
        };
        var sheet = scores.SheetOf(Who);
        var (seen, today) = (IsStale ? -1 : 0, model.Today);
        return Kind switch
        {
            MoveKind.Save => SheetKeeping.Decide(scores, terms, new SaveScore(
                Place, Who, CriterionId, sheet.Of(CriterionId).Version + seen, LevelId, WordsOrNone,
                Twist == 2 ? [] : [2], At)),
            MoveKind.Submit => SheetKeeping.Decide(scores, terms, new SubmitSheet(Who, sheet.Changes + seen, At)),
            MoveKind.Talk => ScoreAgreeing.Decide(scores, terms, new RecordTalk(new ExamTalk(Who, Words, At))),
            MoveKind.Propose => ScoreAgreeing.Decide(scores, terms, new ProposeScores(
                Who, scores.Proposals + seen, Proposed(), today, At)),
            MoveKind.Confirm => ScoreAgreeing.Decide(
                scores, terms, new ConfirmScores(Who, (scores.Proposal?.Number ?? 1) + seen, today, At)),
            MoveKind.Plan => InterviewHolding.Decide(
                scores, terms, new PlanInterview(Who, today.AddDays(Twist - 1), today, At)),
            MoveKind.Note => InterviewHolding.Decide(scores, terms, new NoteInterview(
                Who, CriterionId, (scores.Interview?.Of(CriterionId).Version ?? 0) + seen, Words, At)),
            MoveKind.Vacate => SheetKeeping.Decide(scores, new VacateSeat(model.Seats[Level % 2], At)),
            _ => DecideOfClerk(scores, terms, model),
        };
    }

    private Decision DecideOfClerk(SubmissionScores scores, ScoringTerms terms, ScoringModel model) => Kind switch
    {
        MoveKind.Absent => ResultKeeping.Decide(scores, new MarkAbsence(Place, (ExamAbsence)(Level % 2), At)),
        MoveKind.Present => ResultKeeping.Decide(scores, new MarkAbsence(Place, null, At)),
        MoveKind.Investigate => ResultKeeping.Decide(
            scores, model.IsPublished, new MarkInvestigation(Place, true, Words, At)),
        MoveKind.Clear => ResultKeeping.Decide(
            scores, model.IsPublished, new MarkInvestigation(Place, false, Words, At)),
        MoveKind.Correct => ResultKeeping.Decide(scores, terms.Rubric, model.IsPublished, new CorrectResult(
            scores.Results.Length - (IsStale ? 1 : 0), CriterionId, LevelId, "clerk01", Words, At)),
        _ => Decision.Accept(this),
    };

    private ImmutableSortedDictionary<string, SettledScore> Proposed() =>
        s_terms.Rubric.Criteria.Zip(Levels).ToImmutableSortedDictionary(
            one => one.First.CriterionId,
            one => new SettledScore(s_terms.Rubric.Levels[one.Second].LevelId, WordsOrNone), StringComparer.Ordinal);
}
