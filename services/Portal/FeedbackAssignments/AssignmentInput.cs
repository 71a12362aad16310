using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.FeedbackAssignments;

/// <summary>The forms of a feedback assignment as they were typed: plan, feedback, conclusion and a comment.</summary>
public sealed class AssignmentInput : IFormInput
{
    /// <summary>What I want to learn about myself.</summary>
    public string? Learn { get; set; }

    /// <summary>Of whom I ask feedback.</summary>
    public string? Whom { get; set; }

    /// <summary>When and how.</summary>
    public string? How { get; set; }

    /// <summary>What I heard.</summary>
    public string? Heard { get; set; }

    /// <summary>What I learn about myself.</summary>
    public string? Insight { get; set; }

    /// <summary>What I do with it.</summary>
    public string? Next { get; set; }

    /// <summary>A gift: its round, a slash, its giver.</summary>
    public string? Gift { get; set; }

    /// <summary>What somebody outside is to the student: the name of a role.</summary>
    public string? Role { get; set; }

    /// <summary>The day on which it was said.</summary>
    public string? On { get; set; }

    /// <summary>What was said; or what the teacher says.</summary>
    public string? Text { get; set; }

    /// <summary>The piece that is taken out.</summary>
    public string? Piece { get; set; }

    /// <summary>What was being edited, or read.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>What stands in a field of the plan or the conclusion.</summary>
    internal string? At(string field) => field switch
    {
        "plan.learn" => Learn,
        "plan.whom" => Whom,
        "plan.how" => How,
        "conclusion.heard" => Heard,
        "conclusion.insight" => Insight,
        _ => Next,
    };
}
