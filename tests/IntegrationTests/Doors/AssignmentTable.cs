using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Feedback assignments: everybody in <see cref="DoorWorld"/> has one, and all but the student handed it over. So the
/// student's is written on, whatever row comes first; who hands over again or takes back is somebody else.
/// </summary>
internal static class AssignmentTable
{
    /// <summary>What of an assignment a row needs to know: its id, and that of a piece in it.</summary>
    public static readonly string[] Works = ["assignment", "piece"];

    /// <summary>How often the student of an assignment changed it: a plan, three pieces, a conclusion.</summary>
    public const int Changes = 5;

    private const string Own = "portfolio.v1.FeedbackAssignmentService";
    private const string Guided = "portfolio.v1.GuidedAssignmentService";

    /// <summary>The rows.</summary>
    public static Door[] Rows => [.. Mine, .. Teachers];

    private static Door[] Mine =>
    [
        To($"{Own}/GetFeedbackAssignment").Opens(Student, Case.Own)
            .Shows("assignment", "student").Shows("feedback", "mate"),
        To($"{Own}/SaveFeedbackPlan")
            .Sends("""{"seenVersion":1,"plan":{"learn":"Wat","whom":"Wie","how":"Hoe"}}""").Opens(Student, Case.Own),
        To($"{Own}/CollectGift").Sends("""{"roundId":"noord-1.team-a.1","giverId":"mate"}""")
            .Opens(Student, Case.Own),
        To($"{Own}/CollectOutsideFeedback")
            .Sends("""{"role":"OUTSIDE_ROLE_FAMILY","on":"@today","text":"Je luistert."}""")
            .Opens(Student, Case.Own),
        To($"{Own}/TakePieceOut").Sends("""{"pieceId":"@piece"}""").Opens(Student, Case.Own),
        To($"{Own}/SaveConclusion")
            .Sends("""{"seenVersion":1,"conclusion":{"heard":"Dit","insight":"Dat","next":"Zo"}}""")
            .Opens(Student, Case.Own),
        To($"{Own}/HandOverAssignment").Sends($$"""{"seenChanges":{{Changes}}}""")
            .As(Student, "stranger").Opens(Student, Case.Own),
        To($"{Own}/TakeBackAssignment").As(Student, "far").Opens(Student, Case.Own),
    ];

    private static Door[] Teachers =>
    [
        To($"{Guided}/GetGuidedAssignment").Sends("""{"studentId":"@person","assignmentId":"@assignment"}""")
            .Opens(Teacher, SameTeam).For(Teacher, "guiding").Shows("assignment", "mate").Shows("feedback", "mate"),
        To($"{Guided}/GetGuidedAssignment").When("that is not handed over")
            .Sends("""{"studentId":"@person","assignmentId":"@reflection"}""")
            .Opens(Teacher).For(Teacher, "guiding"),
        To($"{Guided}/CommentOnAssignment")
            .Sends("""{"studentId":"@person","assignmentId":"@assignment","seenVersion":1,"text":"Mooi."}""")
            .Opens(Teacher, SameTeam),
        To($"{Guided}/CommentOnAssignment").When("that is not there")
            .Sends("""{"studentId":"@person","assignmentId":"@piece","seenVersion":1,"text":"Mooi."}""")
            .Opens(Teacher),
    ];
}
