using VikLearning.Portal.Gateway;
using VikLearning.Portal.KeptForms;
using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.FeedbackAssignments;

/// <summary>What stands in the forms of the student's page: what is kept, what was typed before, or what was sent.
/// </summary>
internal sealed record AssignmentForms(
    AssignmentInput Plan, AssignmentInput Gift, AssignmentInput Outside, AssignmentInput Conclusion)
{
    private const string PlanForm = "save-plan";
    private const string OutsideForm = "collect-outside";
    private const string ConclusionForm = "save-conclusion";

    /// <summary>Nothing.</summary>
    public static AssignmentForms Empty => new(new(), new(), new(), new());

    /// <summary>The forms of an assignment, with the one that was typed before the session ended.</summary>
    public static AssignmentForms Of(
        GetFeedbackAssignmentResponse? answer, (string Handler, AssignmentInput Input)? kept)
    {
        var assignment = answer?.Assignment ?? new() { Plan = new(), Conclusion = new() };
        return new(
            Typed(PlanForm) ?? new()
            {
                Learn = assignment.Plan.Learn,
                Whom = assignment.Plan.Whom,
                How = assignment.Plan.How,
                SeenVersion = answer?.PlanVersion ?? 0,
                Key = FormKey.Fresh(),
            },
            new() { Key = FormKey.Fresh() },
            Typed(OutsideForm) ?? new() { Key = FormKey.Fresh() },
            Typed(ConclusionForm) ?? new()
            {
                Heard = assignment.Conclusion.Heard,
                Insight = assignment.Conclusion.Insight,
                Next = assignment.Conclusion.Next,
                SeenVersion = answer?.ConclusionVersion ?? 0,
                Key = FormKey.Fresh(),
            });

        AssignmentInput? Typed(string handler) => kept?.Handler == handler ? kept.Value.Input : null;
    }

    /// <summary>The form that was typed before the session ended; null when there is none.</summary>
    public static (string Handler, AssignmentInput Input)? Kept(FormKeeper keeper, HttpContext context)
    {
        foreach (var handler in (string[])[PlanForm, OutsideForm, ConclusionForm])
        {
            if (keeper.Find<AssignmentInput>(context, handler) is { } input)
            {
                return (handler, input);
            }
        }

        return null;
    }

    /// <summary>What the notice above a form that came back says of it.</summary>
    public static (string? Handler, string Button, string Anchor) WordsOf(string? handler) => handler switch
    {
        PlanForm => (handler, Texts.AssignmentPlanSave, AssignmentWords.Plan[0]),
        OutsideForm => (handler, Texts.AssignmentCollect, "text"),
        ConclusionForm => (handler, Texts.AssignmentConclusionSave, AssignmentWords.Conclusion[0]),
        _ => (null, "", ""),
    };

    /// <summary>With what was sent now.</summary>
    public AssignmentForms Sent(
        AssignmentInput? plan, AssignmentInput? gift, AssignmentInput? outside, AssignmentInput? conclusion) =>
        new(plan ?? Plan, gift ?? Gift, outside ?? Outside, conclusion ?? Conclusion);
}
