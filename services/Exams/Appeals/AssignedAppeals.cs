using VikLearning.Exams.Examiners;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Exams.Appeals;

/// <summary>Whoever handles an appeal opens the submission until it is decided.</summary>
internal sealed class AssignedAppeals(
    IGrainFactory grains, CallersSubmission submissions,
    [FromKeyedServices(ExamsModule.Service)] RelationRows relations, TimeProvider time)
    : AssignedSeats(grains, submissions, relations, time)
{
    private readonly IGrainFactory _grains = grains;

    /// <inheritdoc />
    public override Relation Kind => Relation.AssignedAppeal;

    /// <inheritdoc />
    public override IReadOnlyCollection<string> Shown { get; } = ["appeal", "appeal-file"];

    /// <inheritdoc />
    protected override async ValueTask<bool> IsOpenAsync(AssignedExam exam, DateOnly today) =>
        exam.Seat == ExaminerSeat.Appeal
        && (await _grains.GetKnownGrain<IScoringGrain>(exam.Place.Key).Get()).Appeal is { Decision: null };
}
