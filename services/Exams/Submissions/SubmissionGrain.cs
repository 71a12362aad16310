using System.Collections.Immutable;
using VikLearning.Exams.Examinations;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Exams.Submissions;

/// <summary>The shell around a submission.</summary>
[GrainType("exams.submission")]
internal sealed class SubmissionGrain(IServiceProvider services)
    : AggregateGrain<Submission>(Definition, services), ISubmissionGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<Submission> Definition { get; } = new(
        ExamsModule.Service,
        Kind: "submission",
        Submission.None,
        Submission.Evolve,
        new EventCatalog()
            .Add<SubmissionBegun>("submission-begun")
            .Add<EvidenceChosen>("evidence-chosen")
            .Add<SubmissionSealed>("submission-sealed")
            .Add<SubmissionAdmitted>("submission-admitted")
            .Add<SubmissionReturned>("submission-returned"),
        SnapshotVersion: 1);

    /// <summary>The scope of a submission's files and texts: erased together, apart from the portfolio.</summary>
    public static string ScopeOf(string submissionId) => $"submission/{submissionId}";

    public async Task<Reply<EvidenceAnswer>> Choose(
        CommandEnvelope envelope, SubmissionPlace place, string criterionId, int seenChanges,
        ImmutableArray<PortfolioEntry> entries)
    {
        if (await TermsAsync(place) is not { } terms)
        {
            return NotOpened<EvidenceAnswer>(envelope);
        }

        var command = new ChooseEvidence(
            place, criterionId, seenChanges, entries, AcademyTime.Today(Time), Time.GetUtcNow());
        return await HandleAsync<EvidenceAnswer>(
            envelope, submission => EvidenceChoice.Decide(submission, terms, command));
    }

    public async Task<bool> CanHandIn(
        CommandEnvelope envelope, SubmissionPlace place, int seenChanges, DateOnly today) =>
        envelope.Faults.IsEmpty && await TermsAsync(place) is { } terms
            && HandingIn.WhyNot(await StateAsync(), terms, seenChanges, today) is null
            && await Journal.FindAsync(Stream, envelope.CommandId) is null;

    public async Task<Reply<HandedIn>> HandIn(
        CommandEnvelope envelope, SubmissionPlace place, int seenChanges, SubmissionSeal? seal, DateOnly today)
    {
        if (await TermsAsync(place) is not { } terms)
        {
            return NotOpened<HandedIn>(envelope);
        }

        var command = new HandInSubmission(seenChanges, seal, today, Time.GetUtcNow());
        return await HandleAsync<HandedIn>(envelope, submission => HandingIn.Decide(submission, terms, command));
    }

    public async Task<SubmissionView> Get() => SubmissionView.Of(await StateAsync());

    private async Task<SubmissionTerms?> TermsAsync(SubmissionPlace place) =>
        (await GrainFactory.GetGrain<IExaminationGrain>(place.CohortId).Get())?.TermsOf(place.Sitting);

    private static Reply<TAnswer> NotOpened<TAnswer>(CommandEnvelope envelope)
        where TAnswer : class => new(null, [.. envelope.Faults, Refusal.Rule("exam-not-opened", null)]);
}
