using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// What students share: everybody in <see cref="DoorWorld"/> shares one reflection with teacher and team, and keeps the
/// other to themselves.
/// </summary>
internal static class SharingTable
{
    private const string Service = "portfolio.v1.SharedReflectionService";

    /// <summary>The rows.</summary>
    public static Door[] Rows => [.. Own, .. Readers, .. Comments];

    private static Door[] Own =>
    [
        To("portfolio.v1.SharingService/ShareReflection")
            .Sends("""{"reflectionId":"@reflection","version":1,"audience":"AUDIENCE_TEAM"}""")
            .Opens(Student, Case.Own),
        To("portfolio.v1.SharingService/WithdrawReflection")
            .Sends("""{"reflectionId":"@reflectionToRevise","audience":"AUDIENCE_TEAM"}""").Opens(Student, Case.Own),
        To("portfolio.v1.SharingService/GetSharing").Sends("""{"reflectionId":"@reflection"}""")
            .Opens(Student, Case.Own),
        To("portfolio.v1.SharingService/MarkCommentsSeen")
            .Sends("""{"reflectionId":"00000000000000000000000000000ccc","through":1}""").Opens(Student, Case.Own),
    ];

    private static Door[] Readers =>
    [
        To($"{Service}/ListGuidedReflections").Opens(Teacher, Case.Own).For(Teacher, "guiding")
            .Shows("title", "student", "mate"),
        To($"{Service}/GetGuidedReflection").Sends("""{"studentId":"@person","reflectionId":"@reflection"}""")
            .Opens(Teacher, SameTeam).For(Teacher, "guiding").Shows("title", "mate").Shows("text", "mate")
            .Shows("comment", "mate").Shows("file", "mate"),
        To($"{Service}/GetGuidedReflection").When("that is not shared")
            .Sends("""{"studentId":"@person","reflectionId":"@reflectionToRevise"}""")
            .Opens(Teacher).For(Teacher, "guiding"),
        To($"{Service}/ListTeamReflections").Opens(Student, Case.Own).For(Student, "team-feedback")
            .Shows("title", "mate"),
        To($"{Service}/GetTeamReflection").Sends("""{"studentId":"@person","reflectionId":"@reflection"}""")
            .Opens(Student, SameTeam).For(Student, "team-feedback").Shows("title", "mate").Shows("text", "mate")
            .Shows("file", "mate"),
        To($"{Service}/GetTeamReflection").When("that is not shared")
            .Sends("""{"studentId":"@person","reflectionId":"@reflectionToRevise"}""")
            .Opens(Student).For(Student, "team-feedback"),
    ];

    private static Door[] Comments =>
    [
        To($"{Service}/WriteComment")
            .Sends("""{"studentId":"@person","reflectionId":"@reflection","text":"Goed gezien."}""")
            .Opens(Teacher, SameTeam),
        To($"{Service}/WriteComment").When("on what is not shared")
            .Sends("""{"studentId":"@person","reflectionId":"@reflectionToRevise","text":"Goed gezien."}""")
            .Opens(Teacher),
        To($"{Service}/CorrectComment").Sends("""
            {"studentId":"@person","reflectionId":"@reflection","commentId":"@comment","seenVersion":1,"text":"Beter."}
            """).Opens(Teacher, SameTeam),
        To($"{Service}/WithdrawComment")
            .Sends("""{"studentId":"@person","reflectionId":"@reflection","commentId":"@remark"}""")
            .Opens(Teacher, SameTeam),
    ];
}
