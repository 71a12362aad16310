using System.Globalization;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>The form of a dossier as it is before anything is typed: with what is kept.</summary>
internal static class DossierForms
{
    /// <summary>
    /// The examiner's own scores while they score; after that what was proposed, or where the two found the same.
    /// </summary>
    public static DossierInput Of(Dossier dossier)
    {
        var shown = dossier.Criteria.ToDictionary(criterion => criterion.Id, criterion => ShownOf(dossier, criterion));
        return new()
        {
            Key = FormKey.Fresh(),
            SeenChanges = dossier.Exam.Own.Changes,
            SeenProposal = dossier.Exam.Proposals,
            Level = shown.ToDictionary(one => one.Key, string? (one) => one.Value.LevelId),
            Motivation = shown.ToDictionary(one => one.Key, string? (one) => one.Value.Motivation),
            Cited = dossier.Criteria
                .SelectMany(criterion => criterion.Own.Cited.Select(item => DossierInput.CitedKey(criterion.Id, item)))
                .ToDictionary(key => key, string? (_) => "1"),
            Seen = dossier.Criteria.ToDictionary(
                criterion => criterion.Id, string? (criterion) => Number(criterion.Own.Version)),
            Note = dossier.Exam.Notes.ToDictionary(note => note.CriterionId, string? (note) => note.Text),
            NoteSeen = dossier.Exam.Notes.ToDictionary(
                note => note.CriterionId, string? (note) => Number(note.Version)),
        };
    }

    private static CriterionScore ShownOf(Dossier dossier, DossierCriterion criterion)
    {
        if (dossier.Mode == DossierMode.Scoring)
        {
            return criterion.Own;
        }

        var proposed = dossier.Exam.Proposal is { } proposal
            ? proposal.Scores.FirstOrDefault(score => score.CriterionId == criterion.Id)
            : null;
        return proposed ?? (dossier.Mode == DossierMode.Interview
            ? new() { LevelId = Dossier.ScoreOf(dossier.Exam.Settled, criterion.Id).LevelId }
            : new() { LevelId = criterion.Levels is [var only] ? only.LevelId : "" });
    }

    private static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
}
