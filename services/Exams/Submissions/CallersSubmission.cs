using Grpc.Core;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Exams.Submissions;

/// <summary>Which submission a student's calls are about: that of their cohort's exam, in the present sitting.
/// </summary>
internal sealed class CallersSubmission(
    IGrainFactory grains, [FromKeyedServices(ExamsModule.Service)] RelationRows relations, TimeProvider time)
{
    // In how many a student can have been.
    private const int MostCohorts = 20;

    /// <summary>
    /// The caller's place and the exam it is in. Who has left their cohort still reads what they handed in there.
    /// </summary>
    /// <param name="context">The call.</param>
    /// <param name="toChange">Whether something is to be changed: then they are in the cohort now.</param>
    /// <exception cref="RefusedException">They are in no cohort, or its exam was not opened.</exception>
    public async Task<(SubmissionPlace Place, ExaminationView Exam)> FindAsync(
        ServerCallContext context, bool toChange = false)
    {
        var student = context.Caller().Subject;
        var cohorts = await relations.CohortsOfStudentAsync(student, limit: 1, context.CancellationToken);
        if (cohorts is not [(var cohort, var isPresent)] || (toChange && !isPresent))
        {
            throw new RefusedException([Refusal.Rule("not-in-a-cohort", null)]);
        }

        var exam = await grains.GetGrain<IExaminationGrain>(cohort).Get()
            ?? throw new RefusedException([Refusal.Rule("exam-not-opened", null)]);
        var first = new SubmissionPlace(student, cohort, 1);
        var number = exam.SittingOn(AcademyTime.Today(time)).Number;
        return number > 1 && await StaysAsync(first, exam) ? (first, exam) : (first with { Sitting = number }, exam);
    }

    /// <summary>Every place where somebody may have a submission.</summary>
    public async Task<IReadOnlyList<SubmissionPlace>> AllOfAsync(string student, CancellationToken cancellation) =>
    [
        .. from cohort in await relations.CohortsOfStudentAsync(student, MostCohorts, cancellation)
           from sitting in Enumerable.Range(1, Sitting.Most)
           select new SubmissionPlace(student, cohort.CohortId, sitting),
    ];

    // Who handed in at the first sitting stays there until they know that they failed, or did not sit it.
    private async Task<bool> StaysAsync(SubmissionPlace first, ExaminationView exam)
    {
        if ((await grains.GetKnownGrain<ISubmissionGrain>(first.Key).Get()).Stage != SubmissionStage.Admissible)
        {
            return false;
        }

        var scores = await grains.GetKnownGrain<IScoringGrain>(first.Key).Get();
        var hasFailed = exam.KnownBy(first.Key, scores) is not null && scores.Results is [.., { Grade.Passed: false }];
        return !hasFailed && scores.Absence is null;
    }
}
