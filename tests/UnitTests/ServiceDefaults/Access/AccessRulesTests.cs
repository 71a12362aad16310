using Google.Protobuf.Reflection;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Insight.V1;
using VikLearning.ServiceDefaults.Access;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Access;

public class AccessRulesTests
{
    private static readonly MethodDescriptor s_method = CohortInsightService.Descriptor.FindMethodByName("GetCohort");

    [Fact]
    public void Every_method_of_every_service_has_a_complete_access_rule()
    {
        var methods = AccessRules.MethodsOf(AccessRules.SuiteFiles()).ToArray();
        Assert.NotEmpty(methods);
        var faults = methods.Select(method => (method.FullName, Fault: FaultOf(method)))
            .Where(pair => pair.Fault is not null)
            .Select(pair => $"{pair.FullName} {pair.Fault}");
        Assert.Empty(faults);
    }

    [Fact]
    public void A_rule_without_roles_or_relation_or_subject_is_found_faulty()
    {
        Assert.Null(FaultOf(Rule(Relation.OwnLocation, "cohort_id", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.Self, "")));
        Assert.NotNull(FaultOf(Rule(Relation.Self, "", Role.Unspecified)));
        Assert.NotNull(FaultOf(Rule(Relation.Unspecified, "", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.OwnLocation, "", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.OwnLocation, "location_id", Role.TeamChief)));
        Assert.NotNull(FaultOf(Rule(Relation.Self, "cohort_id", Role.TeamChief)));
    }

    [Fact]
    public void A_rule_that_shows_others_past_the_ledger_is_found_faulty()
    {
        static AccessRule Shows() => new()
        {
            Relation = Relation.OwnTeam,
            Subject = "cohort_id",
            Roles = { Role.Teacher },
            ShowsOthers = true,
            Purposes = { Purpose.Guiding },
            Shows = "progress",
        };

        Assert.Null(FaultOf(Shows()));
        AssertFaulty(rule => rule.Purposes.Clear());
        AssertFaulty(rule => rule.Purposes.Add(Purpose.Unspecified));
        AssertFaulty(rule => rule.Shows = "");
        AssertFaulty(rule => rule.ShowsOthers = false);
        AssertFaulty(rule => (rule.Relation, rule.Subject) = (Relation.Self, ""));

        // Without a subject the answer must name whom it shows, and this one names nobody.
        AssertFaulty(rule => rule.Subject = "");

        static void AssertFaulty(Action<AccessRule> spoil)
        {
            var rule = Shows();
            spoil(rule);
            Assert.NotNull(FaultOf(rule));
        }
    }

    // A person's id in a message is the mark of a person's data. What changes a roster shows nothing of it.
    [Fact]
    public void Whatever_takes_or_gives_a_persons_id_passes_the_ledger_or_only_changes_a_roster()
    {
        var past = AccessRules.Suite.All
            .Where(method => !method.Rule.ShowsOthers && !method.IsInternal && NamesPerson(method))
            .Select(method => method.FullName).Order(StringComparer.Ordinal);
        Assert.Equal(s_changesOrCountsOnly.Order(StringComparer.Ordinal), past);
    }

    [Fact]
    public void No_method_that_only_services_may_call_has_a_REST_address()
    {
        var exposed = AccessRules.Suite.All.Where(method => method.IsInternal
            && method.Method.GetOptions()?.GetExtension(Google.Api.AnnotationsExtensions.Http) is not null);
        Assert.Empty(exposed.Select(method => method.FullName));
    }

    [Theory]
    [InlineData(Role.Student, "student")]
    [InlineData(Role.TeamChief, "team-chief")]
    [InlineData(Role.PreventionCoordinator, "prevention-coordinator")]
    public void Roles_are_claimed_in_lower_case_with_dashes(Role role, string name) =>
        Assert.Equal(name, RoleNames.Of(role));

    // Feedback names who gives it and who receives it: to each of the two it is their own. That somebody may score
    // exams is said of their office; who looks into their own exam is told of no examiner.
    private static readonly string[] s_changesOrCountsOnly =
    [
        "/viklearning.exams.v1.AgreementService/GetCohortAgreement",
        "/viklearning.exams.v1.AgreementService/GetExamAgreement",
        "/viklearning.exams.v1.AppealService/DecideAppeal",
        "/viklearning.exams.v1.AppealService/GetMyReview",
        "/viklearning.exams.v1.DataSubjectService/ExportMyData",
        "/viklearning.exams.v1.ExaminerService/CertifyExaminer",
        "/viklearning.exams.v1.ExaminerService/ListExaminers",
        "/viklearning.exams.v1.ExaminerService/SeatExaminer",
        "/viklearning.exams.v1.ExaminerService/WithdrawCertificate",
        "/viklearning.exams.v1.LedgerService/ListMyConsultations",
        "/viklearning.exams.v1.ResultService/CorrectResult",
        "/viklearning.exams.v1.ResultService/MarkAbsence",
        "/viklearning.exams.v1.ResultService/MarkInvestigation",
        "/viklearning.exams.v1.ScoringService/ConfirmScores",
        "/viklearning.exams.v1.ScoringService/NoteInterview",
        "/viklearning.exams.v1.ScoringService/PlanInterview",
        "/viklearning.exams.v1.ScoringService/ProposeScores",
        "/viklearning.exams.v1.ScoringService/RecordTalk",
        "/viklearning.exams.v1.ScoringService/SaveScore",
        "/viklearning.exams.v1.ScoringService/SubmitScores",
        "/viklearning.exams.v1.SubmissionService/ChooseEvidence",
        "/viklearning.exams.v1.SubmissionService/GetSubmission",
        "/viklearning.insight.v1.DataSubjectService/ExportMyData",
        "/viklearning.insight.v1.LedgerService/ListMyConsultations",
        "/viklearning.portfolio.v1.CoachedWorkbookService/AnswerTask",
        "/viklearning.portfolio.v1.DataSubjectService/ExportMyData",
        "/viklearning.portfolio.v1.FeedbackAssignmentService/CollectGift",
        "/viklearning.portfolio.v1.FeedbackAssignmentService/GetFeedbackAssignment",
        "/viklearning.portfolio.v1.GuidedAssignmentService/CommentOnAssignment",
        "/viklearning.portfolio.v1.LedgerService/BreakGlass",
        "/viklearning.portfolio.v1.LedgerService/GetGlass",
        "/viklearning.portfolio.v1.LedgerService/ListMyConsultations",
        "/viklearning.portfolio.v1.LedgerService/ListSignals",
        "/viklearning.portfolio.v1.SessionService/CorrectAttendance",
        "/viklearning.portfolio.v1.SessionService/RecordAttendance",
        "/viklearning.portfolio.v1.SessionService/UpholdAttendance",
        "/viklearning.portfolio.v1.SharedReflectionService/CorrectComment",
        "/viklearning.portfolio.v1.SharedReflectionService/WithdrawComment",
        "/viklearning.portfolio.v1.SharedReflectionService/WriteComment",
        "/viklearning.portfolio.v1.SharingService/GetSharing",
        "/viklearning.portfolio.v1.PeerFeedbackService/AnswerFeedback",
        "/viklearning.portfolio.v1.PeerFeedbackService/ChooseFeedbackUse",
        "/viklearning.portfolio.v1.PeerFeedbackService/GetReceivedFeedback",
        "/viklearning.portfolio.v1.PeerFeedbackService/GiveFeedback",
        "/viklearning.portfolio.v1.PeerFeedbackService/JoinFeedbackRound",
        "/viklearning.portfolio.v1.PeerFeedbackService/ListMyFeedbackRounds",
        "/viklearning.portfolio.v1.PeerFeedbackService/MarkFeedbackAbsence",
        "/viklearning.portfolio.v1.PeerFeedbackService/OpenFeedbackRound",
        "/viklearning.portfolio.v1.PeerFeedbackService/ReadFeedback",
        "/viklearning.portfolio.v1.PeerFeedbackService/WithdrawFeedback",
        "/viklearning.portfolio.v1.WorkbookService/GetTask",
        "/viklearning.portfolio.v1.WorkbookService/GetWorkbook",
        "/viklearning.roster.v1.CoachService/AppointCoach",
        "/viklearning.roster.v1.CoachService/WithdrawCoach",
        "/viklearning.roster.v1.CohortService/AssignTeacher",
        "/viklearning.roster.v1.CohortService/EnrolStudent",
        "/viklearning.roster.v1.CohortService/GetCohort",
        "/viklearning.roster.v1.CohortService/UnassignTeacher",
        "/viklearning.roster.v1.DataSubjectService/ExportMyData",
        "/viklearning.roster.v1.ErasureService/LiftHold",
        "/viklearning.roster.v1.ErasureService/OrderErasure",
        "/viklearning.roster.v1.ErasureService/PlaceHold",
        "/viklearning.roster.v1.LedgerService/BreakGlass",
        "/viklearning.roster.v1.LedgerService/GetGlass",
        "/viklearning.roster.v1.LedgerService/ListMyConsultations",
        "/viklearning.roster.v1.LedgerService/ListSignals",
        "/viklearning.roster.v1.LocationService/AppointChief",
        "/viklearning.roster.v1.LocationService/DismissChief",
        "/viklearning.roster.v1.MembershipService/MoveStudent",
        "/viklearning.roster.v1.MembershipService/RecordAbsence",
        "/viklearning.roster.v1.MembershipService/RecordLeave",
        "/viklearning.roster.v1.MembershipService/RenameStudent",
        "/viklearning.roster.v1.MembershipService/ReturnStudent",
    ];

    private static bool NamesPerson(MethodAccess method) =>
        NamesPerson(method.Method.InputType, []) || NamesPerson(method.Method.OutputType, []);

    private static bool NamesPerson(MessageDescriptor type, HashSet<MessageDescriptor> seen) =>
        seen.Add(type) && type.Fields.InDeclarationOrder().Any(field =>
            (field.FieldType == FieldType.Message && NamesPerson(field.MessageType, seen))
            || s_person.Any(name => field.Name == $"{name}_id" || field.Name == $"{name}_ids"));

    private static readonly string[] s_person =
        ["person", "student", "teacher", "chief", "actor", "examiner", "coach", "giver", "receiver", "present", "mate"];

    private static string? FaultOf(MethodDescriptor method) =>
        AccessRules.Suite.Find($"/{method.Service.FullName}/{method.Name}") is { } access
            ? access.Fault
            : "has no access rule";

    private static string? FaultOf(AccessRule rule) => new MethodAccess(s_method, rule).Fault;

    private static AccessRule Rule(Relation relation, string subject, params Role[] roles) =>
        new() { Relation = relation, Subject = subject, Roles = { roles } };
}
