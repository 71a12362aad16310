using VikLearning.Exams.Submissions;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Exams.Examiners;

/// <summary>Whoever scores a submission opens it on the days of its window.</summary>
internal sealed class AssignedExams(
    IGrainFactory grains, CallersSubmission submissions,
    [FromKeyedServices(ExamsModule.Service)] RelationRows relations, TimeProvider time)
    : AssignedSeats(grains, submissions, relations, time)
{
    /// <inheritdoc />
    public override Relation Kind => Relation.AssignedExam;

    /// <inheritdoc />
    public override IReadOnlyCollection<string> Shown { get; } = ["submission", "submission-file"];

    /// <inheritdoc />
    protected override ValueTask<bool> IsOpenAsync(AssignedExam exam, DateOnly today) =>
        ValueTask.FromResult(exam.Seat != ExaminerSeat.Appeal && exam.Planned.IsOpenOn(today));
}
