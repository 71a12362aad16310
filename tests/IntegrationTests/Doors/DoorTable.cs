using Grpc.Core;
using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>Every method of the suite: what to send, and for whom in which case it opens.</summary>
internal static class DoorTable
{
    /// <summary>How to add a row, for who adds a method.</summary>
    public const string HowToAdd = """
        A method without a row in tests/IntegrationTests/Doors/DoorTable.cs. Add one that says what to send and who is
        answered in which case, such as
            To("portfolio.v1.GuidanceService/GetStudentProgress").Sends(JSON with "@person")
                .Opens(Teacher, SameTeam).For(Teacher, "guiding"),
        Who is not named must be refused; a named role must find nothing in the other cases. The words that begin with
        @ are those of DoorWorld.Fill.
        """;

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Door> Rows { get; } =
    [
        .. OwnPortfolio, .. OwnDilemmas, .. AssignmentTable.Rows, .. WorkbookTable.Rows, .. AttachmentTable.Rows,
        .. SharingTable.Rows, .. Guidance, .. Ledgers("portfolio"), .. Ledgers("roster"), .. Cohorts,
        .. PlanDocuments, .. TemplateDocuments, .. Teachers, .. RosterTable.Rows, .. Insight, .. Ledger("insight"),
        .. Ledger("exams"), .. ExamTable.Rows, .. ScoringTable.Rows, .. DataSubjectTable.Rows,
        .. FeedbackTable.Rows, .. SessionTable.Rows,
        .. Services,
    ];

    private static Door[] OwnPortfolio =>
    [
        To("portfolio.v1.ProgressService/GetProgress").Opens(Student, Own),
        To("portfolio.v1.HoursService/LogHours")
            .Sends("""{"activityId":"presenting","date":"@today","minutes":5}""").Opens(Student, Own),
        To("portfolio.v1.HoursService/CorrectHours")
            .Sends("""{"entryId":"@entryToCorrect","activityId":"presenting","date":"@today","minutes":10}""")
            .Opens(Student, Own),
        To("portfolio.v1.HoursService/WithdrawHours").Sends("""{"entryId":"@entryToWithdraw"}""").Opens(Student, Own),
        To("portfolio.v1.HoursService/ListHours").Opens(Student, Own).Shows("note", "student"),
        To("portfolio.v1.ReflectionService/WriteReflection")
            .Sends("""{"title":"Titel","text":"Tekst"}""").Opens(Student, Own),
        To("portfolio.v1.ReflectionService/ReviseReflection")
            .Sends("""{"reflectionId":"@reflectionToRevise","seenVersion":1,"title":"Titel","text":"Tekst"}""")
            .Opens(Student, Own),
        To("portfolio.v1.ReflectionService/ListReflections").Opens(Student, Own).Shows("title", "student"),
        To("portfolio.v1.ReflectionService/GetReflection").Sends("""{"reflectionId":"@reflection"}""")
            .Opens(Student, Own).Shows("title", "student").Shows("text", "student"),
        To("portfolio.v1.TemplateService/ListTemplates")
            .Opens(Student, Own).Opens(Teacher, Own).Opens(Examiner, Own),
        To("portfolio.v1.DraftService/SaveDraft")
            .Sends("""{"draftId":"00000000000000000000000000000aaa","text":"Concept"}""").Opens(Student, Own),
        To("portfolio.v1.DraftService/ListDrafts").Opens(Student, Own)
            .Shows("title", "student").Shows("text", "student"),
        To("portfolio.v1.DraftService/GetDraft").Sends("""{"draftId":"@draft"}""")
            .Opens(Student, Own).Shows("title", "student").Shows("text", "student"),
        To("portfolio.v1.DraftService/DeleteDraft").Sends("""{"draftId":"00000000000000000000000000000bbb"}""")
            .Opens(Student, Own),
    ];

    private static Door[] OwnDilemmas =>
    [
        To("portfolio.v1.DilemmaService/StartDilemma").Sends("""{"title":"Titel"}""").Opens(Student, Own),
        To("portfolio.v1.DilemmaService/StartDilemma").When("from the library")
            .Sends("""{"title":"Titel","libraryDilemmaId":"celebrity-case"}""").Opens(Student, Own),
        To("portfolio.v1.DilemmaService/SaveDilemma")
            .Sends("""{"dilemmaId":"@dilemmaToSave","seenVersion":1,"steps":{"situation":"Iets"}}""")
            .Opens(Student, Own),
        To("portfolio.v1.DilemmaService/CompleteDilemma")
            .Sends("""{"dilemmaId":"@dilemmaToComplete","seenVersion":1}""").Opens(Student, Own),
        To("portfolio.v1.DilemmaService/ListDilemmas").Opens(Student, Own).Shows("dilemma", "student"),
        To("portfolio.v1.DilemmaService/GetDilemma").Sends("""{"dilemmaId":"@dilemma"}""")
            .Opens(Student, Own).Shows("dilemma", "student").Shows("step", "student"),
        To("integrity.v1.LibraryService/GetLibrary")
            .Opens(Student, Own).Opens(Teacher, Own).Opens(Examiner, Own).Opens(TeamChief, Own)
            .Opens(PracticeCoach, Own).Opens(ExamClerk, Own).Opens(PreventionCoordinator, Own)
            .Opens(PrivacyOfficer, Own).Opens(Administrator, Own),
    ];

    private static Door[] Guidance =>
    [
        .. from method in (string[])["GetStudentProgress", "ListStudentHours"]
           from door in (Door[])
           [
               Look(method).As(PrivacyOfficer, "officer").Opens(PrivacyOfficer),
               Look(method).When("after breaking the glass").As(PrivacyOfficer, "officer-with-glass")
                   .Opens(PrivacyOfficer, SameTeam, OtherTeam, OtherLocation, Archived),
           ]
           select door,
    ];

    private static Door Look(string method) => To($"portfolio.v1.GuidanceService/{method}")
        .Sends("""{"studentId":"@person"}""")
        .Opens(Teacher, SameTeam).For(Teacher, "guiding").For(PrivacyOfficer, "break-glass");

    // Whether there is such a person is for nobody to learn here: an empty ledger is what everyone begins with.
    private static Door[] Ledger(string area) =>
    [
        To($"{area}.v1.LedgerService/ListMyConsultations").Opens(Student, Own),
        To($"{area}.v1.LedgerService/ListConsultations").Sends("""{"personId":"@person"}""")
            .Opens(PrivacyOfficer, [.. All]).For(PrivacyOfficer, "data-subject-request"),
    ];

    private static Door[] Ledgers(string area) =>
    [
        .. Ledger(area),
        To($"{area}.v1.LedgerService/BreakGlass")
            .Sends("""{"personId":"@person","reason":"Een reden die lang genoeg is."}""")
            .As(PrivacyOfficer, "officer-who-breaks").Opens(PrivacyOfficer, [.. All]),
        To($"{area}.v1.LedgerService/GetGlass").Sends("""{"personId":"@person"}""")
            .Opens(PrivacyOfficer, [.. All]),
        To($"{area}.v1.LedgerService/ListSignals").Opens(Administrator, Own).Shows("note", "signal"),
        To($"{area}.v1.LedgerService/MarkSignalSeen").Sends("""{"number":"1","note":"MARK-note-signal."}""")
            .Opens(Administrator, Own),
        To($"{area}.v1.LedgerService/MarkSignalSeen").When("of a signal that is not there")
            .Sends("""{"number":"999","note":"Besproken."}""").Opens(Administrator),
        To($"{area}.v1.LedgerService/ListAnchors").Opens(PrivacyOfficer, Own).Opens(Administrator, Own),
    ];

    private static Door[] Cohorts =>
    [
        To("roster.v1.CohortService/OpenCohort").Sends("""
            {"cohortId":"@fresh","locationId":"@location","name":"Lichting","startDate":"@today",
             "routeMapId":"lpo-year-1","routeMapVersion":1,"calendarId":"calendar-example"}
            """).Opens(Administrator, [.. All]),
        To("roster.v1.CohortService/AddTeam").Sends("""{"cohortId":"@cohort","teamId":"@fresh","name":"Team"}""")
            .Opens(Administrator, Anywhere),
        To("roster.v1.CohortService/EnrolStudent")
            .Sends("""{"cohortId":"@cohort","teamId":"@team","studentId":"@fresh","name":"Iemand"}""")
            .Opens(Administrator, Anywhere),
        To("roster.v1.CohortService/AssignTeacher")
            .Sends("""{"cohortId":"@cohort","teamId":"@team","teacherId":"@fresh"}""")
            .Opens(Administrator, Anywhere),
        To("roster.v1.CohortService/UnassignTeacher")
            .Sends("""{"cohortId":"@cohort","teamId":"@team","teacherId":"@leaver"}""")
            .Opens(Administrator, Anywhere),
        To("roster.v1.CohortService/ReplanCohort").Sends("""
            {"cohortId":"@cohort","seenPlanVersion":9,"routeMapId":"lpo-year-1","routeMapVersion":1,
             "calendarId":"calendar-example"}
            """).Opens(Administrator).Answers(Administrator, StatusCode.Aborted, Anywhere),
        To("roster.v1.CohortService/GetCohort").Sends("""{"cohortId":"@cohort"}""")
            .Opens(Administrator, Anywhere).Opens(ExamClerk, Anywhere).Shows("cohort", [.. DoorWorld.Cohorts]),
        To("roster.v1.LocationService/AppointChief").Sends("""{"locationId":"@location","chiefId":"@fresh"}""")
            .Opens(Administrator, [.. All]),
        To("roster.v1.LocationService/DismissChief").Sends("""{"locationId":"@location","chiefId":"@leaver"}""")
            .Opens(Administrator, Anywhere),
        To("roster.v1.RouteMapService/GetRouteMap").Sends("""{"routeMapId":"lpo-year-1","version":1}""")
            .Opens(Student, Own).Opens(Teacher, Own).Opens(Examiner, Own).Opens(TeamChief, Own)
            .Opens(PracticeCoach, Own).Opens(ExamClerk, Own).Opens(PreventionCoordinator, Own)
            .Opens(PrivacyOfficer, Own).Opens(Administrator, Own),
    ];

    private static Door[] PlanDocuments =>
    [
        To("roster.v1.PlanDocumentService/ListPlanDocuments").Opens(Administrator, Own),
        To("roster.v1.PlanDocumentService/GetPlanDocument")
            .Sends("""{"kind":"PLAN_DOCUMENT_KIND_ROUTE_MAP","documentId":"lpo-year-1","version":1}""")
            .Opens(Administrator, Own),
        To("roster.v1.PlanDocumentService/GetPlanDocument").When("that is not there")
            .Sends("""{"kind":"PLAN_DOCUMENT_KIND_CALENDAR","documentId":"lpo-year-1","version":1}""")
            .Opens(Administrator),
        To("roster.v1.PlanDocumentService/CheckPlanDocument")
            .Sends("""{"kind":"PLAN_DOCUMENT_KIND_CALENDAR","document":"{}"}""").Opens(Administrator, Own),
        To("roster.v1.PlanDocumentService/AddPlanDocument")
            .Sends("""{"kind":"PLAN_DOCUMENT_KIND_CALENDAR","document":"{}"}""")
            .Answers(Administrator, StatusCode.FailedPrecondition),
    ];

    private static Door[] TemplateDocuments =>
    [
        To("portfolio.v1.TemplateDocumentService/ListTemplateDocuments").Opens(Administrator, Own),
        To("portfolio.v1.TemplateDocumentService/GetTemplateDocument")
            .Sends("""{"templateId":"starrt","version":1}""").Opens(Administrator, Own),
        To("portfolio.v1.TemplateDocumentService/GetTemplateDocument").When("that is not there")
            .Sends("""{"templateId":"starrt","version":9}""").Opens(Administrator),
        To("portfolio.v1.TemplateDocumentService/CheckTemplateDocument").Sends("""{"document":"{}"}""")
            .Opens(Administrator, Own),
        To("portfolio.v1.TemplateDocumentService/AddTemplateDocument").Sends("""{"document":"{}"}""")
            .Answers(Administrator, StatusCode.FailedPrecondition),
    ];

    private static Door[] Teachers =>
    [
        To("portfolio.v1.GuidanceService/ListStandings").Opens(Teacher, Own).For(Teacher, "guiding"),
        To("roster.v1.TeacherService/ListMyStudents").Opens(Teacher, Own).For(Teacher, "guiding")
            .Shows("name", "student", "mate"),
        To("roster.v1.TeacherService/GetMyStudent").Sends("""{"studentId":"@person"}""")
            .Opens(Teacher, SameTeam).For(Teacher, "guiding").Shows("name", "student", "mate"),
    ];

    // A chief goes on seeing what became of a cohort that ended: counts, and no student.
    private static Door[] Insight =>
    [
        To("insight.v1.CohortInsightService/ListCohorts").Opens(TeamChief, Own)
            .Shows("cohort", "noord-0", "noord-1", "noord-2"),
        .. from method in (string[])["GetCohort", "WatchCohort"]
           select To($"insight.v1.CohortInsightService/{method}").Sends("""{"cohortId":"@cohort"}""")
               .Opens(TeamChief, Own, SameTeam, OtherTeam, Archived).Shows("cohort", "noord-0", "noord-1", "noord-2"),
    ];

    private static Door[] Services =>
    [
        To("roster.v1.CohortPlanService/GetCohortPlan").Sends("""{"cohortId":"@cohort"}""")
            .Inside("roster").Opens(Service, Anywhere),
        To("roster.v1.CohortPlanService/ListCohortStudents").Sends("""{"cohortId":"@cohort"}""")
            .Inside("roster").Opens(Service, Anywhere),
        To("roster.v1.CohortPlanService/GetStudentNames")
            .Sends("""{"cohortId":"@cohort","studentIds":["@person"]}""").Inside("roster").Opens(Service, [.. All])
            .Shows("name", "mate", "far", "graduate"),
        To("integrity.v1.DilemmaCopyService/CopyDilemma").Sends("""{"dilemmaId":"celebrity-case"}""")
            .Inside("integrity").Opens(Service, Own),
        To("feed.v1.FeedService/Follow").When("of Roster").Sends("""{"source":"roster"}""")
            .Inside("roster").Opens(Service, Own).Shows("cohort", [.. DoorWorld.Cohorts]),
        To("feed.v1.FeedService/Follow").When("of Portfolio").Sends("""{"source":"portfolio"}""")
            .Inside("portfolio").Opens(Service, Own),
    ];
}
