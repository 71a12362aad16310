using VikLearning.Exams.Submissions;

namespace VikLearning.Exams.Examiners;

/// <summary>A submission that somebody scores, on a day on which they may.</summary>
internal sealed record AssignedExam(SubmissionPlace Place, PlannedPairing Planned, ExaminerSeat Seat);
