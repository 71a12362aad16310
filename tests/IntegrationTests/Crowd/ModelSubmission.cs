using System.Collections.Immutable;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What one student chose and handed in, in one sitting.</summary>
/// <param name="Roots">Of what was sealed, the first first.</param>
internal sealed record ModelSubmission(
    ImmutableDictionary<string, int> Chosen, int Changes, ImmutableList<string> Roots, bool IsAdmitted)
{
    public static ModelSubmission None { get; } = new(ImmutableDictionary<string, int>.Empty, 0, [], false);

    public ModelSubmission? Choose(ChooseEvidenceRequest it, ModelRubric rubric) =>
        !IsAdmitted && it.SeenChanges == Changes && rubric.Criteria.Contains(it.CriterionId)
            ? this with { Chosen = Chosen.SetItem(it.CriterionId, it.Entries.Count), Changes = Changes + 1 }
            : null;

    /// <summary>Handed in: admitted when there is enough for each criterion, else returned.</summary>
    public ModelSubmission? HandIn(HandInRequest it, HandInResponse answer, ModelRubric rubric)
    {
        var isEnough = rubric.Criteria.All(one => Chosen.GetValueOrDefault(one) >= rubric.Fewest(one));
        return !IsAdmitted && it.SeenChanges == Changes && Chosen.Values.Any(count => count > 0)
            && answer.Seal == Roots.Count + 1 && (answer.Stage == SubmissionStage.Admissible) == isEnough
                ? this with { Roots = Roots.Add(answer.Root), IsAdmitted = isEnough }
                : null;
    }
}
