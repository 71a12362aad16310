using System.Collections.Immutable;
using VikLearning.Exams.Appeals;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Exams.Scoring;

/// <summary>The shell around the scores of a submission. Their texts belong to the submission's scope.</summary>
[GrainType("exams.scoring")]
internal sealed class ScoringGrain(IServiceProvider services)
    : AggregateGrain<SubmissionScores>(Definition, services), IScoringGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<SubmissionScores> Definition { get; } = new(
        ExamsModule.Service,
        Kind: "scoring",
        SubmissionScores.None,
        SubmissionScores.Evolve,
        new EventCatalog()
            .Add<ScoringBegun>("scoring-begun")
            .Add<ScoreSaved>("score-saved")
            .Add<SheetSubmitted>("sheet-submitted")
            .Add<SeatVacated>("seat-vacated")
            .Add<ScoresCompared>("scores-compared")
            .Add<TalkRecorded>("talk-recorded")
            .Add<ScoresProposed>("scores-proposed")
            .Add<ScoresSettled>("scores-settled")
            .Add<InterviewPlanned>("interview-planned")
            .Add<InterviewNoted>("interview-noted")
            .Add<ResultFixed>("result-fixed")
            .Add<AbsenceMarked>("absence-marked")
            .Add<InvestigationBegun>("investigation-begun")
            .Add<InvestigationEnded>("investigation-ended")
            .Add<AppealLodged>("appeal-lodged")
            .Add<AppealDecided>("appeal-decided"),
        SnapshotVersion: 1);

    private DateOnly Today => AcademyTime.Today(Time);

    public Task<Reply<ScoreAnswer>> Save(
        CommandEnvelope envelope, SubmissionPlace place, string criterionId, int seenVersion, string levelId,
        string motivation, ImmutableArray<int> cited)
    {
        var words = new TextToSeal(NewId(), motivation);
        var command = new SaveScore(
            place, envelope.Actor, criterionId, seenVersion, levelId, words.IdOrNull, cited, Time.GetUtcNow());
        return ScoreAsync<ScoreAnswer>(
            envelope, place, (scores, terms) => SheetKeeping.Decide(scores, terms, command), words);
    }

    public Task<Reply<ScoreAnswer>> Submit(CommandEnvelope envelope, SubmissionPlace place, int seenChanges)
    {
        var command = new SubmitSheet(envelope.Actor, seenChanges, Time.GetUtcNow());
        return ScoreAsync<ScoreAnswer>(
            envelope, place, (scores, terms) => SheetKeeping.Decide(scores, terms, command));
    }

    public Task<Reply<ScoreAnswer>> RecordTalk(CommandEnvelope envelope, SubmissionPlace place, string note)
    {
        var words = new TextToSeal(NewId(), note);
        var command = new RecordTalk(new ExamTalk(envelope.Actor, words.Id, Time.GetUtcNow()));
        return ScoreAsync<ScoreAnswer>(
            envelope, place, (scores, terms) => ScoreAgreeing.Decide(scores, terms, command), words);
    }

    public Task<Reply<ScoreAnswer>> Propose(
        CommandEnvelope envelope, SubmissionPlace place, int seenProposal, ImmutableArray<ProposedScore> scores)
    {
        var words = scores.ToDictionary(one => one.CriterionId, one => new TextToSeal(NewId(), one.Motivation));
        var command = new ProposeScores(
            envelope.Actor, seenProposal,
            scores.ToImmutableSortedDictionary(
                one => one.CriterionId, one => new SettledScore(one.LevelId, words[one.CriterionId].IdOrNull),
                StringComparer.Ordinal),
            Today, Time.GetUtcNow());
        return ScoreAsync<ScoreAnswer>(
            envelope, place, (present, terms) => ScoreAgreeing.Decide(present, terms, command), [.. words.Values]);
    }

    public Task<Reply<ScoreAnswer>> Confirm(CommandEnvelope envelope, SubmissionPlace place, int proposal)
    {
        var command = new ConfirmScores(envelope.Actor, proposal, Today, Time.GetUtcNow());
        return ScoreAsync<ScoreAnswer>(
            envelope, place, (scores, terms) => ScoreAgreeing.Decide(scores, terms, command));
    }

    public Task<Reply<ScoreAnswer>> PlanInterview(CommandEnvelope envelope, SubmissionPlace place, DateOnly on)
    {
        var command = new PlanInterview(envelope.Actor, on, Today, Time.GetUtcNow());
        return ScoreAsync<ScoreAnswer>(
            envelope, place, (scores, terms) => InterviewHolding.Decide(scores, terms, command));
    }

    public Task<Reply<ScoreAnswer>> Note(
        CommandEnvelope envelope, SubmissionPlace place, string criterionId, int seenVersion, string text)
    {
        var words = new TextToSeal(NewId(), text);
        var command = new NoteInterview(
            envelope.Actor, criterionId, seenVersion, words.IdOrNull, Time.GetUtcNow());
        return ScoreAsync<ScoreAnswer>(
            envelope, place, (scores, terms) => InterviewHolding.Decide(scores, terms, command), words);
    }

    public Task<Reply<ScoreAnswer>> Vacate(CommandEnvelope envelope, string examinerId)
    {
        var command = new VacateSeat(examinerId, Time.GetUtcNow());
        return HandleAsync<ScoreAnswer>(envelope, scores => SheetKeeping.Decide(scores, command));
    }

    public async Task<Reply<ResultAnswer>> MarkAbsence(
        CommandEnvelope envelope, SubmissionPlace place, ExamAbsence? absence)
    {
        var next = GrainFactory.GetGrain<ISubmissionGrain>((place with { Sitting = place.Sitting + 1 }).Key);
        var command = new MarkAbsence(
            place, absence, Time.GetUtcNow(), (await next.Get()).Stage == SubmissionStage.Admissible);
        return await HandleAsync<ResultAnswer>(envelope, scores => ResultKeeping.Decide(scores, command));
    }

    public async Task<Reply<ResultAnswer>> MarkInvestigation(
        CommandEnvelope envelope, SubmissionPlace place, bool begins, string reason)
    {
        var words = new TextToSeal(NewId(), reason);
        var exam = await GrainFactory.GetGrain<IExaminationGrain>(place.CohortId).Get();
        var isPublished = exam?.PublicationOf(place.Key) is not null;
        var command = new MarkInvestigation(place, begins, words.Id, Time.GetUtcNow());
        return await SealedAsync<ResultAnswer>(
            envelope, scores => ResultKeeping.Decide(scores, isPublished, command), words);
    }

    public async Task<Reply<ResultAnswer>> Correct(
        CommandEnvelope envelope, SubmissionPlace place, int seenVersion, string criterionId, string levelId,
        string reason)
    {
        var words = new TextToSeal(NewId(), reason);
        var exam = await GrainFactory.GetGrain<IExaminationGrain>(place.CohortId).Get();
        var command = new CorrectResult(
            seenVersion, criterionId, levelId, envelope.Actor, words.Id, Time.GetUtcNow());
        return await SealedAsync<ResultAnswer>(
            envelope,
            scores => exam is null
                ? Decision.Refuse(Refusal.NotFound())
                : ResultKeeping.Decide(scores, exam.Rubric, exam.PublicationOf(place.Key) is not null, command),
            words);
    }

    public async Task<Reply<ResultAnswer>> LodgeAppeal(
        CommandEnvelope envelope, SubmissionPlace place, int seenVersion, string grounds)
    {
        var words = new TextToSeal(NewId(), grounds);
        var exam = await GrainFactory.GetGrain<IExaminationGrain>(place.CohortId).Get();
        var command = new LodgeAppeal(seenVersion, words.Id, Today, Time.GetUtcNow());
        return await SealedAsync<ResultAnswer>(
            envelope,
            scores => AppealHandling.Decide(scores, exam?.KnownBy(place.Key, ScoringView.Of(scores)), command),
            words);
    }

    public Task<Reply<ResultAnswer>> DecideAppeal(
        CommandEnvelope envelope, SubmissionPlace place, int seenVersion, bool upheld,
        ImmutableSortedDictionary<string, string> levels, string reason)
    {
        var words = new TextToSeal(NewId(), reason);
        var command = new DecideAppeal(
            envelope.Actor, seenVersion, upheld, levels, words.Id, Time.GetUtcNow());
        return ScoreAsync<ResultAnswer>(
            envelope, place, (scores, terms) => AppealHandling.Decide(scores, terms, command), words);
    }

    public async Task<ScoringView> Get() => ScoringView.Of(await StateAsync());

    private async Task<Reply<TAnswer>> ScoreAsync<TAnswer>(
        CommandEnvelope envelope, SubmissionPlace place, Func<SubmissionScores, ScoringTerms, Decision> decide,
        params TextToSeal[] words)
        where TAnswer : class
    {
        var terms = await TermsAsync(place);
        return await SealedAsync<TAnswer>(
            envelope,
            scores => terms is null
                ? Decision.Refuse(Refusal.NotFound())
                : Staged(scores, decide(scores, terms)),
            words);
    }

    // The stage is part of the answer that is kept, since it may be another when the same is sent again.
    private static Decision Staged(SubmissionScores scores, Decision decision) => decision.Answer is ScoreAnswer answer
        ? Decision.Accept(
            answer with { Stage = decision.Events.Aggregate(scores, SubmissionScores.Evolve).Stage },
            [.. decision.Events])
        : decision;

    private Task<Reply<TAnswer>> SealedAsync<TAnswer>(
        CommandEnvelope envelope, Func<SubmissionScores, Decision> decide, params TextToSeal[] words)
        where TAnswer : class =>
        HandleInScopeAsync<TAnswer>(
            envelope, decide, SubmissionGrain.ScopeOf(this.GetPrimaryKeyString()),
            words.Where(text => text.IdOrNull is not null).Select(text => (text.Id, text.Words)));

    // What is scored is what was admitted, by the rubric that was pinned, by those who have a seat.
    private async Task<ScoringTerms?> TermsAsync(SubmissionPlace place)
    {
        var planned = await GrainFactory.GetGrain<IExaminerPlanGrain>(
            IExaminerPlanGrain.KeyOf(place.CohortId, place.Sitting)).Find(place.Key);
        if (planned is null
            || await GrainFactory.GetGrain<IExaminationGrain>(place.CohortId).Get() is not { } exam)
        {
            return null;
        }

        var submission = await GrainFactory.GetGrain<ISubmissionGrain>(place.Key).Get();
        var today = Today;
        var certified = (await GrainFactory.GetGrain<IExaminerRegisterGrain>(IExaminerRegisterGrain.Key).List())
            .Where(certificate => certificate.Covers(today, today));
        return submission is { Stage: SubmissionStage.Admissible, Seals: [.., var seal] }
            ? new ScoringTerms(
                exam.Rubric, seal.Subject, planned.Pairing, planned.IsOpenOn(today), planned.Until,
                [.. certified.Select(certificate => certificate.ExaminerId)])
            : null;
    }

    private sealed record TextToSeal(Guid Id, string Words)
    {
        public Guid? IdOrNull => string.IsNullOrWhiteSpace(Words) ? null : Id;
    }
}
