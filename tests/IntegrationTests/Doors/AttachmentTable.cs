using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Files: everybody in <see cref="DoorWorld"/> has one at the reflection that they share with teacher and team, and one
/// at the reflection that they keep to themselves.
/// </summary>
internal static class AttachmentTable
{
    private const string Service = "portfolio.v1.AttachmentService";

    /// <summary>The rows.</summary>
    public static Door[] Rows =>
    [
        To($"{Service}/AttachFile").Sends($$"""
            {"details":{"owner":"ATTACHMENT_OWNER_REFLECTION","ownerId":"@reflectionToRevise","fileName":"a.pdf"},
             "chunk":"{{Convert.ToBase64String("%PDF-1.4\nstartxref\n9\n%%EOF\n"u8)}}"}
            """).Opens(Student, Case.Own),
        To($"{Service}/ListAttachments")
            .Sends("""{"owner":"ATTACHMENT_OWNER_REFLECTION","ownerId":"@reflection"}""")
            .Opens(Student, Case.Own).Shows("file", "student"),
        To($"{Service}/RemoveAttachment").Sends("""{"attachmentId":"@spareFile"}""").Opens(Student, Case.Own),
        To($"{Service}/DownloadAttachment").Sends("""{"attachmentId":"@file"}""")
            .Opens(Student, Case.Own).Shows("file", "student"),
        .. Look("DownloadGuidedAttachment").Select(door => door.Opens(Teacher, Allowed(door)).For(Teacher, "guiding")),
        .. Look("DownloadTeamAttachment").Select(
            door => door.Opens(Student, Allowed(door)).For(Student, "team-feedback")),
    ];

    private static Case[] Allowed(Door door) => door.Note.Length == 0 ? [SameTeam] : [];

    private static Door[] Look(string method) =>
    [
        To($"{Service}/{method}")
            .Sends("""{"studentId":"@person","reflectionId":"@reflection","attachmentId":"@file"}""")
            .Shows("file", "mate"),
        To($"{Service}/{method}").When("of what is not shared")
            .Sends("""{"studentId":"@person","reflectionId":"@reflectionToRevise","attachmentId":"@privateFile"}"""),
        To($"{Service}/{method}").When("of another reflection")
            .Sends("""{"studentId":"@person","reflectionId":"@reflection","attachmentId":"@privateFile"}"""),
    ];
}
