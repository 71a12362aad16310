using System.Collections.Immutable;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What an examiner may be, as far as others' seats and certificates say.</summary>
internal readonly record struct ModelStanding(string Who, bool IsOfTwo, bool IsThird);

/// <summary>
/// The scoring of one submission. Each method says what is true after a command, and null when it may not be.
/// </summary>
internal sealed record ModelScores
{
    private const int Pair = 2;
    private const int MostVersions = 20;

    public static ModelScores None { get; } = new();

    public ImmutableDictionary<string, ModelSheet> Sheets { get; init; } =
        ImmutableDictionary<string, ModelSheet>.Empty;

    /// <summary>Who handed in, in that order: the first two are the pair.</summary>
    public ImmutableList<string> In { get; init; } = [];

    public ImmutableHashSet<string> Vacated { get; init; } = [];

    public (string By, ImmutableSortedDictionary<string, string> Levels)? Proposal { get; init; }

    public int Proposals { get; init; }

    public ImmutableSortedDictionary<string, string>? Settled { get; init; }

    public ImmutableList<ImmutableSortedDictionary<string, string>> Results { get; init; } = [];

    public DateOnly? Interview { get; init; }

    public ImmutableDictionary<string, int> Notes { get; init; } = ImmutableDictionary<string, int>.Empty;

    public bool HasTalked { get; init; }

    public bool IsAbsent { get; init; }

    public bool IsInvestigated { get; init; }

    public ScoringStage StageBy(ModelRubric rubric) =>
        Results.Count > 0 ? ScoringStage.Fixed
        : Settled is not null ? ScoringStage.Interview
        : In.Count < Pair ? ScoringStage.Scoring
        : rubric.AreNear(LevelsOf(In[0]), LevelsOf(In[1])) ? ScoringStage.Consensus
        : HasTalked ? ScoringStage.Third
        : ScoringStage.Talk;

    public ModelScores? Save(ModelStanding who, SaveScoreRequest it, ModelRubric rubric)
    {
        var sheet = SheetOf(who.Who);
        return IsScoring(who, rubric) && it.SeenVersion == sheet.Saves.GetValueOrDefault(it.CriterionId)
            && rubric.Criteria.Contains(it.CriterionId) && (it.LevelId == "" || rubric.Levels.Contains(it.LevelId))
            ? this with { Sheets = Sheets.SetItem(who.Who, sheet.With(it)) }
            : null;
    }

    public ModelScores? Submit(ModelStanding who, SubmitScoresRequest it, ModelRubric rubric)
    {
        var sheet = SheetOf(who.Who);
        if (!IsScoring(who, rubric) || it.SeenChanges != sheet.Changes || !sheet.IsWhole(rubric))
        {
            return null;
        }

        var isThird = StageBy(rubric) == ScoringStage.Third;
        return isThird && !rubric.AreWithin(sheet.Levels, LevelsOf(In[0]), LevelsOf(In[1]))
            ? null
            : this with { In = In.Add(who.Who), Settled = isThird ? sheet.Levels : null };
    }

    public ModelScores? Talk(ModelStanding who, ModelRubric rubric) =>
        IsOfPair(who) && StageBy(rubric) == ScoringStage.Talk ? this with { HasTalked = true } : null;

    public ModelScores? Propose(ModelStanding who, ProposeScoresRequest it, ModelRubric rubric)
    {
        var levels = it.Scores.ToImmutableSortedDictionary(one => one.CriterionId, one => one.LevelId);
        return MayAgree(who, rubric) && it.SeenProposal == Proposals && rubric.IsWhole(levels)
            && (Settled is not null || rubric.AreWithin(levels, LevelsOf(In[0]), LevelsOf(In[1])))
            && it.Scores.All(one => one.Motivation.Length > 0 || !NeedsWords(one))
            ? this with { Proposal = (who.Who, levels), Proposals = Proposals + 1 }
            : null;
    }

    public ModelScores? Confirm(ModelStanding who, ConfirmScoresRequest it, ModelRubric rubric) =>
        !MayAgree(who, rubric) || Proposal is not { } proposal || it.Proposal != Proposals || proposal.By == who.Who
            ? null
            : StageBy(rubric) == ScoringStage.Consensus
            ? this with { Settled = proposal.Levels, Proposal = null }
            : this with { Results = [proposal.Levels], Proposal = null };

    public ModelScores? Plan(ModelStanding who, PlanInterviewRequest it, ModelRubric rubric) =>
        IsOfPair(who) && StageBy(rubric) == ScoringStage.Interview && AcademyTime.FromIso(it.On) >= CrowdCast.Today
            ? this with { Interview = AcademyTime.FromIso(it.On) }
            : null;

    public ModelScores? Note(ModelStanding who, NoteInterviewRequest it, ModelRubric rubric) =>
        IsOfPair(who) && StageBy(rubric) == ScoringStage.Interview && Interview is not null
        && rubric.Criteria.Contains(it.CriterionId) && it.SeenVersion == Notes.GetValueOrDefault(it.CriterionId)
            ? this with { Notes = Notes.SetItem(it.CriterionId, it.SeenVersion + 1) }
            : null;

    public ModelScores? Vacate(string examiner) =>
        In.Contains(examiner) ? null : this with { Vacated = Vacated.Add(examiner) };

    public ModelScores? Absent(MarkAbsenceRequest it) =>
        Results.IsEmpty ? this with { IsAbsent = it.Absence != ExamAbsence.None } : null;

    public ModelScores? Correct(CorrectResultRequest it, ModelRubric rubric) =>
        !Results.IsEmpty && Results.Count < MostVersions && it.SeenVersion == Results.Count
        && rubric.Criteria.Contains(it.CriterionId) && rubric.Levels.Contains(it.LevelId)
        && Results[^1][it.CriterionId] != it.LevelId
            ? this with { Results = Results.Add(Results[^1].SetItem(it.CriterionId, it.LevelId)) }
            : null;

    public bool IsFailed(ModelRubric rubric) => !Results.IsEmpty && !rubric.GradeOf(Results[^1]).Passed;

    private bool IsScoring(ModelStanding who, ModelRubric rubric) =>
        !IsAbsent && !Vacated.Contains(who.Who) && !In.Contains(who.Who)
        && ((who.IsOfTwo && StageBy(rubric) == ScoringStage.Scoring)
            || (who.IsThird && StageBy(rubric) == ScoringStage.Third));

    private bool IsOfPair(ModelStanding who) =>
        !IsAbsent && who.IsOfTwo && In.Count >= Pair && In.Take(Pair).Contains(who.Who);

    private bool MayAgree(ModelStanding who, ModelRubric rubric) => IsOfPair(who) && StageBy(rubric) switch
    {
        ScoringStage.Consensus => true,
        ScoringStage.Interview => Interview <= CrowdCast.Today,
        _ => false,
    };

    // Where the two differ, or the interview changed something, it is said why.
    private bool NeedsWords(CriterionScore one) => Settled is null
        ? LevelsOf(In[0])[one.CriterionId] != LevelsOf(In[1])[one.CriterionId]
        : Settled[one.CriterionId] != one.LevelId;

    private ModelSheet SheetOf(string who) => Sheets.GetValueOrDefault(who) ?? ModelSheet.None;

    private ImmutableSortedDictionary<string, string> LevelsOf(string who) => SheetOf(who).Levels;
}
