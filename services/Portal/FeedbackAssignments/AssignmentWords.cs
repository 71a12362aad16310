using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.FeedbackAssignments;

/// <summary>A feedback assignment in the reader's words.</summary>
internal static class AssignmentWords
{
    /// <summary>The fields of the plan.</summary>
    public static readonly string[] Plan = ["plan.learn", "plan.whom", "plan.how"];

    /// <summary>The fields of the conclusion.</summary>
    public static readonly string[] Conclusion = ["conclusion.heard", "conclusion.insight", "conclusion.next"];

    /// <summary>What somebody outside can be to the student.</summary>
    public static readonly OutsideRole[] Roles =
    [
        OutsideRole.Colleague, OutsideRole.PracticeCoach, OutsideRole.Supervisor, OutsideRole.Family,
        OutsideRole.Other,
    ];

    /// <summary>A field's name.</summary>
    public static string NameOf(string field) => field switch
    {
        "plan.learn" => Texts.AssignmentLearn,
        "plan.whom" => Texts.AssignmentWhom,
        "plan.how" => Texts.AssignmentHow,
        "conclusion.heard" => Texts.AssignmentHeard,
        "conclusion.insight" => Texts.AssignmentInsight,
        _ => Texts.AssignmentNext,
    };

    /// <summary>What a field asks.</summary>
    public static string HintOf(string field) => field switch
    {
        "plan.learn" => Texts.AssignmentLearnHint,
        "plan.whom" => Texts.AssignmentWhomHint,
        "plan.how" => Texts.AssignmentHowHint,
        "conclusion.heard" => Texts.AssignmentHeardHint,
        "conclusion.insight" => Texts.AssignmentInsightHint,
        _ => Texts.AssignmentNextHint,
    };

    /// <summary>What stands in a field of an assignment.</summary>
    public static string TextOf(FeedbackAssignment assignment, string field) => field switch
    {
        "plan.learn" => assignment.Plan.Learn,
        "plan.whom" => assignment.Plan.Whom,
        "plan.how" => assignment.Plan.How,
        "conclusion.heard" => assignment.Conclusion.Heard,
        "conclusion.insight" => assignment.Conclusion.Insight,
        _ => assignment.Conclusion.Next,
    };

    /// <summary>Where it stands, to the student.</summary>
    public static string Of(AssignmentStage stage) => stage switch
    {
        AssignmentStage.WithTeacher => Texts.AssignmentWithTeacher,
        AssignmentStage.Commented => Texts.AssignmentCommented,
        _ => Texts.AssignmentWriting,
    };

    /// <summary>Who gave feedback from outside.</summary>
    public static string Of(OutsideRole role) => role switch
    {
        OutsideRole.Colleague => Texts.AssignmentColleague,
        OutsideRole.PracticeCoach => Texts.AssignmentCoach,
        OutsideRole.Supervisor => Texts.AssignmentSupervisor,
        OutsideRole.Family => Texts.AssignmentFamily,
        _ => Texts.AssignmentOther,
    };

    /// <summary>The number of a round, from its name.</summary>
    public static string RoundOf(string roundId) => roundId[(roundId.LastIndexOf('.') + 1)..];
}
