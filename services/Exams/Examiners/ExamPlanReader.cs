using System.Collections.Immutable;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Exams.Examiners;

/// <summary>The exams of a sitting as the clerk works with them.</summary>
internal sealed class ExamPlanReader(IGrainFactory grains, EntrantReader entrants)
{
    /// <summary>The exam of a cohort, when it has that sitting.</summary>
    /// <exception cref="RefusedException">It has not.</exception>
    public async Task<ExaminationView> RequireAsync(string cohortId, int sitting)
    {
        var exam = await grains.GetKnownGrain<IExaminationGrain>(cohortId).Get();
        return exam?.TermsOf(sitting) is not null
            ? exam
            : throw new RefusedException([Refusal.NotFound(exam is null ? "cohortId" : "sitting")]);
    }

    /// <summary>Everybody who handed in in a sitting, by student.</summary>
    public async Task<ImmutableArray<PlannedExam>> ReadAsync(
        string cohortId, int sitting, CancellationToken cancellation)
    {
        var plan = await grains.GetGrain<IExaminerPlanGrain>(IExaminerPlanGrain.KeyOf(cohortId, sitting)).Get();
        var pairings = plan.Pairings.ToDictionary(pairing => pairing.SubmissionId);
        return
        [
            .. await Turns.AllAsync(
                await entrants.ReadAsync(cohortId, sitting, cancellation),
                async entrant => new PlannedExam(
                    entrant, pairings.GetValueOrDefault(entrant.SubmissionId),
                    await grains.GetKnownGrain<IScoringGrain>(entrant.SubmissionId).Get())),
        ];
    }

    /// <summary>
    /// Makes a seat free for somebody else: whoever sits there hands in nothing any more. It comes before the plan
    /// changes, so that two never score on one seat; a retry finds it done.
    /// </summary>
    /// <exception cref="RefusedException">It can't be: they have handed in, or no third is asked for.</exception>
    public async Task FreeAsync(
        IExaminerPlanGrain plan, CommandEnvelope envelope, int seenVersion, Entrant entrant, ExaminerSeat seat,
        string examinerId, Certificate? certificate)
    {
        var whyNot = await plan.WhyNotSeated(seenVersion, entrant, seat, examinerId, certificate);
        if (!whyNot.IsEmpty || await plan.Find(entrant.SubmissionId) is not { Pairing: var pairing })
        {
            // The plan says why, or that it was done already.
            return;
        }

        var scoring = grains.GetKnownGrain<IScoringGrain>(entrant.SubmissionId);
        var scores = await scoring.Get();
        if (seat == ExaminerSeat.Third && scores.Stage != ScoringStage.Third)
        {
            throw new RefusedException([Refusal.Rule("third-not-needed", "seat")]);
        }

        if (seat == ExaminerSeat.Appeal && scores.Appeal is not { Decision: null })
        {
            throw new RefusedException([Refusal.Rule("appeal-none", "seat")]);
        }

        // Of an appeal nothing is saved before it is decided, so there is nothing to take from whoever had it.
        if (seat != ExaminerSeat.Appeal && pairing.On(seat) is { } held)
        {
            (await scoring.Vacate(envelope, held)).OrThrow();
        }
    }
}
