using Grpc.Core;
using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>The rows of a person's rights: what is kept of them, its erasure, and how long it is kept.</summary>
internal static class DataSubjectTable
{
    private const string Request = "data-subject-request";
    private static readonly string[] s_students = [.. DoorWorld.Students.Select(student => student.Id)];

    /// <summary>All of them.</summary>
    public static Door[] Rows =>
    [
        .. Exports("roster"), .. Exports("portfolio"), .. Exports("insight"), .. Exports("exams"), .. Erasure,
        .. Certificates, .. Retention,
    ];

    // Roster keeps with a person which cohort they are in. Of a person of whom nothing is kept there is nothing to hand
    // over, and that is an answer too.
    private static Door[] Exports(string area) =>
    [
        ShowsWritten(To($"{area}.v1.DataSubjectService/ExportMyData").Opens(Student, Own), "student")
            .Shows("cohort", area == "roster" ? ["noord-1"] : []),
        ShowsWritten(
            To($"{area}.v1.DataSubjectService/ExportData").Sends("""{"personId":"@person"}""")
                .Opens(PrivacyOfficer, [.. All]).For(PrivacyOfficer, Request),
            s_students).Shows("cohort", area == "roster" ? [.. DoorWorld.Cohorts] : []),
        .. from erases in (string[])[area]
           where erases != "exams"
           select To($"{erases}.v1.DataSubjectService/GetErasure").Sends("""{"personId":"@person"}""")
               .Opens(PrivacyOfficer, [.. All]).For(PrivacyOfficer, Request),
    ];

    private static Door ShowsWritten(Door door, params string[] whose) =>
        door.Shows("name", whose).Shows("note", whose).Shows("title", whose).Shows("text", whose);

    // Each has people of its own: what was erased or held for one row would be another answer for the next.
    private static Door[] Erasure =>
    [
        To("roster.v1.ErasureService/OrderErasure")
            .Sends("""{"personId":"@erased","reason":"Een reden die lang genoeg is.","althoughActive":true}""")
            .Opens(PrivacyOfficer, Anywhere),
        To("roster.v1.ErasureService/PlaceHold")
            .Sends("""{"personId":"@held","reason":"Een reden die lang genoeg is."}""")
            .Opens(PrivacyOfficer, Anywhere),
        To("roster.v1.ErasureService/LiftHold")
            .Sends("""{"personId":"@freed","reason":"Een reden die lang genoeg is."}""")
            .Opens(PrivacyOfficer, Anywhere),
        To("roster.v1.ErasureService/GetPerson").Sends("""{"personId":"@person"}""")
            .Opens(PrivacyOfficer, SameTeam, OtherTeam, OtherLocation, Archived).For(PrivacyOfficer, Request)
            .Shows("name", s_students).Shows("cohort", [.. DoorWorld.Cohorts]),
    ];

    private static Door[] Certificates =>
    [
        To("roster.v1.CertificateService/ListCertificates").Opens(PrivacyOfficer, Own),
        To("roster.v1.CertificateService/GetCertificate").Sends("""{"number":"1"}""")
            .Opens(PrivacyOfficer, Own).For(PrivacyOfficer, Request).Shows("reason", DoorWorld.Erased),
        To("roster.v1.CertificateService/GetCertificate").When("of one that is not there")
            .Sends("""{"number":"999"}""").Opens(PrivacyOfficer).For(PrivacyOfficer, Request),
    ];

    // The officer comes first by every way, and has set it before the administrator asks with an old version.
    private static Door[] Retention =>
    [
        To("roster.v1.RetentionService/GetRetention").Opens(PrivacyOfficer, Own).Opens(Administrator, Own),
        To("roster.v1.RetentionService/SetRetention").Sends("""
            {"seenVersion":0,"classes":[{"dataClass":"DATA_CLASS_PORTFOLIO","months":24},
             {"dataClass":"DATA_CLASS_NAME","months":60}]}
            """).Opens(PrivacyOfficer, Own).Answers(Administrator, StatusCode.Aborted),
    ];
}
