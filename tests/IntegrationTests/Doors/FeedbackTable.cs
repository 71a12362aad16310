using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// The rows of peer feedback. Giver and receiver each find their own; the teacher of the team finds the round, and of
/// what was written only what is shared.
/// </summary>
internal static class FeedbackTable
{
    private const string Area = "portfolio.v1.PeerFeedbackService";

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Door> Rows { get; } =
    [
        Round("OpenFeedbackRound", """{"roundId":"@round2","presentIds":["student","mate"],"closesOn":"@today"}"""),
        Round("JoinFeedbackRound", """{"roundId":"@round3","studentId":"mate"}"""),
        Round("MarkFeedbackAbsence", """{"roundId":"@round3","studentId":"student"}"""),
        Round("CloseFeedbackRound", """{"roundId":"@round4"}"""),
        To($"{Area}/ListFeedbackRounds").Sends("""{"teamRef":"@teamRef"}""").Opens(Teacher, Own, SameTeam),
        Round("GetFeedbackRound", """{"roundId":"@round1"}""").For(Teacher, "guiding"),
        To($"{Area}/GetSharedFeedback")
            .Sends("""{"roundId":"noord-1.team-a.4","giverId":"student","receiverId":"@person"}""")
            .Opens(Teacher, SameTeam).For(Teacher, "guiding").Shows("feedback", "mate"),
        To($"{Area}/ListMyFeedbackRounds").Opens(Student, Own),
        Given("GiveFeedback", """
            {"roundId":"noord-1.team-a.1","receiverId":"@person","behaviour":"a","feeling":"b","consequence":"c",
             "wish":"d"}
            """),
        Given("WithdrawFeedback", """{"roundId":"noord-1.team-a.3","receiverId":"@person"}"""),
        Given("GetGivenFeedback", """{"roundId":"noord-1.team-a.4","receiverId":"@person"}""")
            .For(Student, "team-feedback").Shows("feedback", "mate"),
        Received("ReadFeedback"),
        Received("GetReceivedFeedback").Shows("feedback", "mate"),
        To($"{Area}/AnswerFeedback")
            .Sends("""{"roundId":"noord-1.team-a.1","giverId":"@person","answer":"Dank."}""").Opens(Student, SameTeam),
        Received("ChooseFeedbackUse"),
        To("roster.v1.TeamMateService/ListMyMates").Opens(Student, Own).For(Student, "team-feedback")
            .Shows("name", "mate"),
    ];

    private static Door Round(string method, string json) => To($"{Area}/{method}").Sends(json).Opens(Teacher, Own);

    private static Door Given(string method, string json) =>
        To($"{Area}/{method}").Sends(json).Opens(Student, SameTeam);

    private static Door Received(string method) => To($"{Area}/{method}")
        .Sends("""{"roundId":"noord-1.team-a.1","giverId":"@person"}""").Opens(Student, SameTeam);
}
