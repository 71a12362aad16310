using Google.Protobuf.Reflection;
using VikLearning.ServiceDefaults.Access;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// Every string that a request can carry, and what it is: <c>text</c> in the words of a person; or why it is none: an
/// <c>id</c>, a <c>date</c>, a page's <c>token</c>, a <c>code</c> of a few known words, a <c>label</c> with no room for
/// a sentence, an <c>archive</c> of files, whose texts a test of its own follows, or a <c>document</c> that says
/// nothing of a person and is shown to all. A field that is not here is not known
/// to be safe.
/// </summary>
internal static class RequestStrings
{
    private const string Table = """
        exams.v1.AssignExaminersRequest: cohort_id=id score_from=date score_until=date
        exams.v1.CertifyExaminerRequest: examiner_id=id from=date until=date name=text
        exams.v1.ConfirmScoresRequest: student_id=id submission_id=id
        exams.v1.CorrectResultRequest: cohort_id=id student_id=id criterion_id=id level_id=id reason=text
        exams.v1.CriterionScore: criterion_id=id level_id=id motivation=text
        exams.v1.DecideAppealRequest: student_id=id submission_id=id reason=text
        exams.v1.DownloadAppealFileRequest: student_id=id submission_id=id
        exams.v1.DownloadSealedFileRequest: student_id=id submission_id=id
        exams.v1.GetAppealRequest: student_id=id submission_id=id
        exams.v1.GetExamRequest: student_id=id submission_id=id
        exams.v1.GetExaminerPlanRequest: cohort_id=id
        exams.v1.GetMyReviewRequest: cohort_id=id
        exams.v1.GetResultRequest: cohort_id=id student_id=id
        exams.v1.LodgeAppealRequest: cohort_id=id grounds=text
        exams.v1.MarkAbsenceRequest: cohort_id=id student_id=id
        exams.v1.MarkInvestigationRequest: cohort_id=id student_id=id reason=text
        exams.v1.NoteInterviewRequest: student_id=id submission_id=id criterion_id=id text=text
        exams.v1.PlanInterviewRequest: student_id=id submission_id=id on=date
        exams.v1.ProposeScoresRequest: student_id=id submission_id=id
        exams.v1.PublishResultsRequest: cohort_id=id
        exams.v1.RecordTalkRequest: student_id=id submission_id=id note=text
        exams.v1.SaveScoreRequest: student_id=id submission_id=id criterion_id=id level_id=id motivation=text
        exams.v1.SeatExaminerRequest: cohort_id=id student_id=id examiner_id=id
        exams.v1.SubmitScoresRequest: student_id=id submission_id=id
        exams.v1.WithdrawCertificateRequest: examiner_id=id
        exams.v1.ChooseEvidenceRequest: criterion_id=id
        exams.v1.ChosenEntry: entry_id=id giver_id=id
        exams.v1.ExportDataRequest: person_id=id
        exams.v1.GetCohortAgreementRequest: cohort_id=id
        exams.v1.GetExamAgreementRequest: cohort_id=id
        exams.v1.GetExaminationRequest: cohort_id=id
        exams.v1.ListConsultationsRequest: person_id=id page_token=token
        exams.v1.ListMyConsultationsRequest: page_token=token
        exams.v1.OpenExaminationRequest: cohort_id=id rubric_id=id hand_in_from=date hand_in_until=date
        exams.v1.PlanSittingRequest: cohort_id=id hand_in_from=date hand_in_until=date
        feed.v1.FollowRequest: source=code epoch=id facts=code
        insight.v1.ExportDataRequest: person_id=id
        insight.v1.GetErasureRequest: person_id=id
        insight.v1.GetCohortRequest: cohort_id=id
        insight.v1.ListCohortsRequest: page_token=token
        insight.v1.ListConsultationsRequest: person_id=id page_token=token
        insight.v1.ListMyConsultationsRequest: page_token=token
        insight.v1.WatchCohortRequest: cohort_id=id
        integrity.v1.CopyDilemmaRequest: dilemma_id=id
        portfolio.v1.AnswerFeedbackRequest: round_id=id giver_id=id answer=text
        portfolio.v1.Attendee: student_id=id
        portfolio.v1.AnswerTaskRequest: student_id=id task_id=id text=text
        portfolio.v1.AttachFileRequest: chunk=archive
        portfolio.v1.AttachmentDetails: owner_id=id file_name=text
        portfolio.v1.BreakGlassRequest: person_id=id reason=text
        portfolio.v1.CancelSessionRequest: session_id=id
        portfolio.v1.ContestAttendanceRequest: session_id=id text=text
        portfolio.v1.CorrectAttendanceRequest: session_id=id student_id=id reason=text
        portfolio.v1.ChooseFeedbackUseRequest: round_id=id giver_id=id
        portfolio.v1.CloseFeedbackRoundRequest: round_id=id
        portfolio.v1.CorrectHoursRequest: entry_id=id activity_id=id date=date note=text
        portfolio.v1.CompleteDilemmaRequest: dilemma_id=id
        portfolio.v1.DilemmaSteps: situation=text moment=text question=text facts=text involved=text options=text
        portfolio.v1.DilemmaSteps: arguments_for=text arguments_against=text choice=text objection=text damage=text
        portfolio.v1.DilemmaSteps: feeling=text carefulness=text explainability=text steadfastness=text
        portfolio.v1.DownloadAttachmentRequest: attachment_id=id
        portfolio.v1.DownloadGuidedAttachmentRequest: student_id=id reflection_id=id attachment_id=id
        portfolio.v1.DownloadTeamAttachmentRequest: student_id=id reflection_id=id attachment_id=id
        portfolio.v1.ExportDataRequest: person_id=id
        portfolio.v1.GetCoachedTaskRequest: student_id=id task_id=id
        portfolio.v1.GetDilemmaRequest: dilemma_id=id
        portfolio.v1.CollectGiftRequest: round_id=id giver_id=id
        portfolio.v1.CollectOutsideFeedbackRequest: on=date text=text
        portfolio.v1.CommentOnAssignmentRequest: student_id=id assignment_id=id text=text
        portfolio.v1.CorrectCommentRequest: student_id=id reflection_id=id comment_id=id text=text
        portfolio.v1.DeleteDraftRequest: draft_id=id
        portfolio.v1.DismissReminderRequest: reminder_id=id
        portfolio.v1.GetDraftRequest: draft_id=id
        portfolio.v1.GetAttendanceRequest: session_id=id
        portfolio.v1.GetErasureRequest: person_id=id
        portfolio.v1.GetFeedbackRoundRequest: round_id=id
        portfolio.v1.GetGivenFeedbackRequest: round_id=id receiver_id=id
        portfolio.v1.GetGlassRequest: person_id=id
        portfolio.v1.FeedbackConclusion: heard=text insight=text next=text
        portfolio.v1.FeedbackPlan: learn=text whom=text how=text
        portfolio.v1.GetGuidedAssignmentRequest: student_id=id assignment_id=id
        portfolio.v1.GetGuidedReflectionRequest: student_id=id reflection_id=id
        portfolio.v1.GetReflectionRequest: reflection_id=id
        portfolio.v1.GetSharingRequest: reflection_id=id
        portfolio.v1.GetStudentProgressRequest: student_id=id
        portfolio.v1.GetTeamCalendarRequest: team_ref=id
        portfolio.v1.GetTaskRequest: task_id=id
        portfolio.v1.GetWorkbookCountRequest: student_id=id
        portfolio.v1.HandInTaskRequest: task_id=id
        portfolio.v1.ListCoachedWorkbooksRequest: page_token=token
        portfolio.v1.GetTeamReflectionRequest: student_id=id reflection_id=id
        portfolio.v1.ListGuidedReflectionsRequest: page_token=token
        portfolio.v1.ListAttachmentsRequest: owner_id=id
        portfolio.v1.ListConsultationsRequest: person_id=id page_token=token
        portfolio.v1.ListDilemmasRequest: page_token=token
        portfolio.v1.GetReceivedFeedbackRequest: round_id=id giver_id=id
        portfolio.v1.GetSharedFeedbackRequest: round_id=id receiver_id=id giver_id=id
        portfolio.v1.GiveFeedbackRequest: round_id=id receiver_id=id behaviour=text feeling=text
        portfolio.v1.GiveFeedbackRequest: consequence=text wish=text
        portfolio.v1.JoinFeedbackRoundRequest: round_id=id student_id=id
        portfolio.v1.ListFeedbackRoundsRequest: team_ref=id
        portfolio.v1.ListHoursRequest: page_token=token
        portfolio.v1.ListMyConsultationsRequest: page_token=token
        portfolio.v1.ListMyFeedbackRoundsRequest: page_token=token
        portfolio.v1.ListReflectionsRequest: page_token=token
        portfolio.v1.ListStandingsRequest: page_token=token
        portfolio.v1.ListSignalsRequest: page_token=token
        portfolio.v1.ListStudentHoursRequest: student_id=id page_token=token
        portfolio.v1.LogHoursRequest: activity_id=id date=date note=text
        portfolio.v1.MarkCommentsSeenRequest: reflection_id=id
        portfolio.v1.MarkFeedbackAbsenceRequest: round_id=id student_id=id
        portfolio.v1.MarkSignalSeenRequest: note=text
        portfolio.v1.OpenFeedbackRoundRequest: round_id=id present_ids=id closes_on=date
        portfolio.v1.PlanSessionRequest: session_id=id date=date start_time=date end_time=date place=label
        portfolio.v1.RecordAttendanceRequest: session_id=id
        portfolio.v1.UpholdAttendanceRequest: session_id=id student_id=id answer=text
        portfolio.v1.ReadFeedbackRequest: round_id=id giver_id=id
        portfolio.v1.AddTemplateDocumentRequest: document=document
        portfolio.v1.CheckTemplateDocumentRequest: document=document
        portfolio.v1.GetTemplateDocumentRequest: template_id=id
        portfolio.v1.SaveDilemmaRequest: dilemma_id=id values=code
        portfolio.v1.StartDilemmaRequest: title=text library_dilemma_id=id language=code
        portfolio.v1.ReflectionField: name=id text=text
        portfolio.v1.RemoveAttachmentRequest: attachment_id=id
        portfolio.v1.ReviseReflectionRequest: reflection_id=id title=text text=text draft_id=id
        portfolio.v1.SaveEvidenceRequest: task_id=id text=text
        portfolio.v1.SaveDraftRequest: draft_id=id title=text text=text template_id=id activity_id=id reflection_id=id
        portfolio.v1.ShareReflectionRequest: reflection_id=id
        portfolio.v1.TakePieceOutRequest: piece_id=id
        portfolio.v1.TakeBackTaskRequest: task_id=id
        portfolio.v1.WithdrawCommentRequest: student_id=id reflection_id=id comment_id=id
        portfolio.v1.WithdrawReflectionRequest: reflection_id=id
        portfolio.v1.WriteCommentRequest: student_id=id reflection_id=id text=text
        portfolio.v1.WithdrawFeedbackRequest: round_id=id receiver_id=id
        portfolio.v1.WithdrawHoursRequest: entry_id=id
        portfolio.v1.WriteReflectionRequest: activity_id=id title=text text=text template_id=id draft_id=id
        roster.v1.AddTeamRequest: cohort_id=id team_id=id name=label
        roster.v1.AppointChiefRequest: location_id=id chief_id=id
        roster.v1.AppointCoachRequest: cohort_id=id student_id=id coach_id=id from_date=date until_date=date
        roster.v1.AssignTeacherRequest: cohort_id=id team_id=id teacher_id=id
        roster.v1.BreakGlassRequest: person_id=id reason=text
        roster.v1.DismissChiefRequest: location_id=id chief_id=id
        roster.v1.EnrolStudentRequest: cohort_id=id team_id=id student_id=id name=text date=date
        roster.v1.ExportDataRequest: person_id=id
        roster.v1.AddPlanDocumentRequest: document=document
        roster.v1.CheckPlanDocumentRequest: document=document
        roster.v1.GetPlanDocumentRequest: document_id=id
        roster.v1.ListCohortStudentsRequest: cohort_id=id page_token=token
        roster.v1.ReplanCohortRequest: cohort_id=id route_map_id=id calendar_id=id
        roster.v1.GetCohortPlanRequest: cohort_id=id
        roster.v1.GetCohortRequest: cohort_id=id
        roster.v1.GetErasureRequest: person_id=id
        roster.v1.GetGlassRequest: person_id=id
        roster.v1.GetMyCoachedStudentRequest: student_id=id
        roster.v1.GetMyStudentRequest: student_id=id
        roster.v1.GetPersonRequest: person_id=id
        roster.v1.GetRouteMapRequest: route_map_id=id
        roster.v1.GetStudentNamesRequest: cohort_id=id student_ids=id
        roster.v1.GetStudentRequest: cohort_id=id student_id=id
        roster.v1.CheckRosterRequest: archive=archive
        roster.v1.GetImportRequest: import_id=id
        roster.v1.ImportRosterRequest: archive=archive
        roster.v1.LiftHoldRequest: person_id=id reason=text
        roster.v1.ListCertificatesRequest: page_token=token
        roster.v1.ListCohortsRequest: page_token=token
        roster.v1.ListConsultationsRequest: person_id=id page_token=token
        roster.v1.ListMyConsultationsRequest: page_token=token
        roster.v1.ListMyCoachedStudentsRequest: page_token=token
        roster.v1.ListMyStudentsRequest: page_token=token
        roster.v1.ListSignalsRequest: page_token=token
        roster.v1.ListStudentsRequest: cohort_id=id page_token=token
        roster.v1.MarkSignalSeenRequest: note=text
        roster.v1.MoveStudentRequest: cohort_id=id student_id=id team_id=id date=date
        roster.v1.OpenCohortRequest: cohort_id=id location_id=id name=label start_date=date
        roster.v1.OpenCohortRequest: route_map_id=id calendar_id=id
        roster.v1.OrderErasureRequest: person_id=id reason=text
        roster.v1.PlaceHoldRequest: person_id=id reason=text
        roster.v1.RecordAbsenceRequest: cohort_id=id student_id=id from_date=date until_date=date
        roster.v1.RecordLeaveRequest: cohort_id=id student_id=id date=date
        roster.v1.RenameStudentRequest: cohort_id=id student_id=id name=text
        roster.v1.RenameTeamRequest: cohort_id=id team_id=id name=label
        roster.v1.ReturnStudentRequest: cohort_id=id student_id=id team_id=id date=date
        roster.v1.UnassignTeacherRequest: cohort_id=id team_id=id teacher_id=id
        roster.v1.WithdrawCoachRequest: cohort_id=id student_id=id coach_id=id
        """;

    /// <summary>What each is, by the field's full name.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = (
        from line in Table.Split('\n')
        let parts = line.Split(": ")
        from field in parts[1].Split(' ')
        select KeyValuePair.Create(
            $"viklearning.{parts[0].Trim()}.{field.Split('=')[0]}", field.Split('=')[1].Trim()))
        .ToDictionary();

    /// <summary>The string fields of a method's request, those of messages in it included.</summary>
    public static IEnumerable<FieldDescriptor> Of(MethodDescriptor method) => Of(method.InputType);

    /// <summary>Every method that the suite has.</summary>
    public static IEnumerable<MethodDescriptor> Methods => AccessRules.MethodsOf(AccessRules.SuiteFiles());

    private static IEnumerable<FieldDescriptor> Of(MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().SelectMany(field => field.FieldType switch
        {
            FieldType.String or FieldType.Bytes => [field],
            FieldType.Message => Of(field.MessageType),
            _ => Enumerable.Empty<FieldDescriptor>(),
        });
}
