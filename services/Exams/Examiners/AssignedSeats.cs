using Grpc.Core;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Exams.Examiners;

/// <summary>
/// Who may open whose submission now: by their seat, and the days of their certificate. It is asked of those who keep
/// them, so what is taken away is gone at once; and as everywhere nobody knows anything when Roster has not been heard.
/// </summary>
internal abstract class AssignedSeats(
    IGrainFactory grains, CallersSubmission submissions, RelationRows relations, TimeProvider time)
    : IRelation, ISharedItems
{
    // More intakes than an academy has open exams of.
    private const int MostCohorts = 200;

    /// <inheritdoc />
    public abstract Relation Kind { get; }

    /// <inheritdoc />
    public string Area => ExamsModule.Service;

    /// <inheritdoc />
    public abstract IReadOnlyCollection<string> Shown { get; }

    /// <inheritdoc />
    public async Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        GrainKeys.IsKey(subject) && await FindAsync(caller, subject, _ => true, cancellation) is not null;

    /// <inheritdoc />
    public async Task<bool> IsSharedAsync(
        Relation relation, string caller, string person, Guid item, CancellationToken cancellation) =>
        relation == Kind && await FindAsync(caller, person, item, cancellation) is not null;

    /// <summary>A student's submission that somebody may open now; null when they may not.</summary>
    public Task<AssignedExam?> FindAsync(
        string examiner, string student, Guid submissionId, CancellationToken cancellation) =>
        FindAsync(examiner, student, place => place.SubmissionId == submissionId, cancellation);

    /// <summary>A student's submission that the caller may open now.</summary>
    /// <exception cref="RefusedException">They may not: nothing is there.</exception>
    public async Task<AssignedExam> RequireAsync(ServerCallContext context, string student, Guid submissionId) =>
        await FindAsync(context.Caller().Subject, student, submissionId, context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound()]);

    /// <summary>The same by the id as it is on the wire.</summary>
    /// <exception cref="RefusedException">It is no id, or they may not: nothing is there.</exception>
    public Task<AssignedExam> RequireAsync(ServerCallContext context, string student, string submissionId)
    {
        var fields = new RequestFields(context);
        var id = fields.Key("submissionId", submissionId);
        fields.ThrowIfAny();
        return RequireAsync(context, student, id);
    }

    /// <summary>All that somebody may open now, by cohort and student.</summary>
    public async Task<IReadOnlyList<AssignedExam>> ListAsync(string examiner, CancellationToken cancellation)
    {
        if (!await IsCertifiedAsync(examiner))
        {
            return [];
        }

        var today = AcademyTime.Today(time);
        var plans = from cohort in await relations.CohortsAsync(MostCohorts, cancellation)
                    from sitting in Enumerable.Range(1, Sitting.Most)
                    select (Cohort: cohort, Sitting: sitting);
        var found = await Task.WhenAll(plans.Select(async plan => (
            plan.Cohort, plan.Sitting,
            Exams: await grains.GetGrain<IExaminerPlanGrain>(
                IExaminerPlanGrain.KeyOf(plan.Cohort, plan.Sitting)).ListOf(examiner))));
        var seats = from plan in found
                    from planned in plan.Exams
                    orderby plan.Cohort, plan.Sitting, planned.Pairing.StudentId
                    select new AssignedExam(
                        new SubmissionPlace(planned.Pairing.StudentId, plan.Cohort, plan.Sitting), planned,
                        planned.Pairing.SeatOf(examiner)!.Value);
        var open = await Turns.AllAsync(
            seats, async exam => (Exam: exam, IsOpen: await IsOpenAsync(exam, today)));
        return [.. open.Where(one => one.IsOpen).Select(one => one.Exam)];
    }

    /// <summary>Whether that seat opens the submission on a day.</summary>
    protected abstract ValueTask<bool> IsOpenAsync(AssignedExam exam, DateOnly today);

    private async Task<AssignedExam?> FindAsync(
        string examiner, string student, Func<SubmissionPlace, bool> isWanted, CancellationToken cancellation)
    {
        foreach (var place in (await submissions.AllOfAsync(student, cancellation)).Where(isWanted))
        {
            var planned = await grains.GetGrain<IExaminerPlanGrain>(
                IExaminerPlanGrain.KeyOf(place.CohortId, place.Sitting)).Find(place.Key);
            if (planned?.Pairing.SeatOf(examiner) is { } seat
                && new AssignedExam(place, planned, seat) is var exam
                && await IsOpenAsync(exam, AcademyTime.Today(time)) && await IsCertifiedAsync(examiner))
            {
                return exam;
            }
        }

        return null;
    }

    private async Task<bool> IsCertifiedAsync(string examiner)
    {
        var today = AcademyTime.Today(time);
        return (await grains.GetGrain<IExaminerRegisterGrain>(IExaminerRegisterGrain.Key).List())
            .Any(certificate => certificate.ExaminerId == examiner && certificate.Covers(today, today));
    }
}
