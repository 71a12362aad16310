using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Exams.Examiners;

/// <summary>The shell around who scores whom in a sitting.</summary>
[GrainType("exams.examiner-plan")]
internal sealed class ExaminerPlanGrain(IServiceProvider services)
    : AggregateGrain<ExaminerPlan>(Definition, services), IExaminerPlanGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<ExaminerPlan> Definition { get; } = new(
        ExamsModule.Service,
        Kind: "examiner-plan",
        ExaminerPlan.None,
        ExaminerPlan.Evolve,
        new EventCatalog()
            .Add<ExaminersAssigned>("examiners-assigned")
            .Add<PairAssigned>("pair-assigned")
            .Add<ExaminerSeated>("examiner-seated"),
        SnapshotVersion: 1);

    public Task<Reply<AssignmentAnswer>> Assign(
        CommandEnvelope envelope, int seenVersion, DateOnly from, DateOnly until, ImmutableArray<Entrant> entrants,
        ImmutableArray<Certificate> certificates)
    {
        var command = new AssignExaminers(
            seenVersion, from, until, entrants, certificates, AcademyTime.Today(Time), Time.GetUtcNow());
        return HandleAsync<AssignmentAnswer>(envelope, plan => ExaminerPlan.Decide(plan, command));
    }

    public Task<Reply<AssignmentAnswer>> Seat(
        CommandEnvelope envelope, int seenVersion, Entrant entrant, ExaminerSeat seat, string examinerId,
        Certificate? certificate)
    {
        var command = CommandOf(seenVersion, entrant, seat, examinerId, certificate);
        return HandleAsync<AssignmentAnswer>(envelope, plan => ExaminerPlan.Decide(plan, command));
    }

    public async Task<ImmutableArray<Refusal>> WhyNotSeated(
        int seenVersion, Entrant entrant, ExaminerSeat seat, string examinerId, Certificate? certificate) =>
        ExaminerPlan.Decide(
            await StateAsync(), CommandOf(seenVersion, entrant, seat, examinerId, certificate)).Refusals;

    public async Task<PlannedPairing?> Find(string submissionId) =>
        await StateAsync() is { ScoreFrom: { } from, ScoreUntil: { } until } plan
            && plan.Pairings.TryGetValue(submissionId, out var pairing)
            ? new PlannedPairing(pairing, from, until)
            : null;

    public async Task<ImmutableArray<PlannedPairing>> ListOf(string examinerId) =>
        await StateAsync() is { ScoreFrom: { } from, ScoreUntil: { } until } plan
            ? [
                .. plan.Pairings.Values.Where(pairing => pairing.SeatOf(examinerId) is not null)
                    .Select(pairing => new PlannedPairing(pairing, from, until)),
            ]
            : [];

    public async Task<ExaminerPlanView> Get()
    {
        var plan = await StateAsync();
        return new ExaminerPlanView(plan.ScoreFrom, plan.ScoreUntil, [.. plan.Pairings.Values], plan.Version);
    }

    private SeatExaminer CommandOf(
        int seenVersion, Entrant entrant, ExaminerSeat seat, string examinerId, Certificate? certificate) => new(
        seenVersion, entrant.SubmissionId, seat, examinerId, certificate, entrant.Conflicts, AcademyTime.Today(Time),
        Time.GetUtcNow());
}
