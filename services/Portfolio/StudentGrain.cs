using System.Text.Json;
using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.DataSubjects;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Portfolio.Sessions;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.Portfolio;

/// <summary>The shell around a student's rules: it gives them time and ids, and keeps what they decide.</summary>
[GrainType("portfolio.student")]
internal sealed partial class StudentGrain(IServiceProvider services)
    : AggregateGrain<StudentState>(StudentState.Definition, services), IStudentGrain
{
    private readonly ShelfReader<ReflectionTemplates> _templates =
        services.GetRequiredService<ShelfReader<ReflectionTemplates>>();

    // Progress is asked far more often than it changes. It is that of one state on one day.
    private (StudentState State, ProgressView View)? _progress;

    /// <summary>The scope of a student's texts: erased together.</summary>
    public static string ScopeOf(string studentId) => $"portfolio/{studentId}";

    public Task<Reply<PlanAcknowledged>> PinPlan(CommandEnvelope envelope, string plan)
    {
        var command = new PinPlan(JsonSerializer.Deserialize<PinnedPlan>(plan, EventCatalog.Json)!);
        return HandleAsync<PlanAcknowledged>(envelope, state => StudentPlan.Decide(state.Hours, command));
    }

    public Task<Reply<PlanAcknowledged>> Replan(CommandEnvelope envelope, string plan)
    {
        var command = new ReplanStudent(JsonSerializer.Deserialize<PinnedPlan>(plan, EventCatalog.Json)!);
        return HandleAsync<PlanAcknowledged>(envelope, state => StudentPlan.Decide(state.Plan, state.Hours, command));
    }

    public Task<Reply<PlanAcknowledged>> LeavePlan(CommandEnvelope envelope, string cohortId, DateOnly on)
    {
        var command = new LeavePlan(cohortId, on);
        return HandleAsync<PlanAcknowledged>(envelope, state => StudentPlan.Decide(state.Plan, command));
    }

    public async Task<Reply<HoursAccepted>> LogHours(CommandEnvelope envelope, HoursClaim claim, string? note)
    {
        var texts = await SealAsync(note);
        var command = new LogHours(NewId(), claim, IdOf(texts), Time.GetUtcNow());
        return await DecideAsync<HoursAccepted>(
            envelope, state => HoursLog.Decide(state.Hours, state.Plan.Pinned, command), texts);
    }

    public async Task<Reply<HoursAccepted>> CorrectHours(
        CommandEnvelope envelope, Guid replaces, HoursClaim claim, string? note)
    {
        var texts = await SealAsync(note);
        var command = new CorrectHours(NewId(), replaces, claim, IdOf(texts), Time.GetUtcNow());
        return await DecideAsync<HoursAccepted>(
            envelope, state => HoursLog.Decide(state.Hours, state.Plan.Pinned, command), texts);
    }

    public Task<Reply<HoursAccepted>> WithdrawHours(CommandEnvelope envelope, Guid entryId)
    {
        var command = new WithdrawHours(entryId, Time.GetUtcNow());
        return DecideAsync<HoursAccepted>(
            envelope, state => HoursLog.Decide(state.Hours, state.Plan.Pinned, command));
    }

    public Task<Reply<HoursConfirmedAnswer>> ConfirmHours(CommandEnvelope envelope, ConfirmedSession session)
    {
        var command = new ConfirmHours(session, Time.GetUtcNow());
        return DecideAsync<HoursConfirmedAnswer>(
            envelope, state => ConfirmedHours.Decide(state.Hours, state.Plan.Pinned, command));
    }

    public async Task<SessionTeams?> GetSessionTeams() => SessionTeams.Of(await StateAsync());

    public async Task<HoursPage?> ListHours(int? before, int limit) =>
        await StateAsync() is { Closing.IsClosed: false } state ? HoursPage.Of(state.Hours, before, limit) : null;

    public async Task<ProgressView?> GetProgress(DateOnly today)
    {
        var state = await StateAsync();
        if (state.Closing.IsClosed || state.Plan.Pinned is not { } plan)
        {
            return null;
        }

        if (_progress is not { } kept || !ReferenceEquals(kept.State, state) || kept.View.Today != today)
        {
            _progress = kept = (state, ProgressView.Of(plan, state.Hours, today));
        }

        return kept.View;
    }

    public async Task<Reply<ReflectionKept>> WriteReflection(
        CommandEnvelope envelope, string? activityId, ReflectionWords words, TemplateUse? template)
    {
        var (version, texts) = await SealAsync(words);
        var library = await _templates.ReadAsync();
        var command = new WriteReflection(
            NewId(), activityId, version, template is null ? null : library.Pin(template))
        {
            Templates = library,
        };
        return await DecideAsync<ReflectionKept>(
            envelope, state => ReflectionBook.Decide(state.Reflections, state.Plan.Pinned, command), texts);
    }

    public async Task<Reply<ReflectionKept>> ReviseReflection(
        CommandEnvelope envelope, Guid reflectionId, int seenVersion, ReflectionWords words)
    {
        var (version, texts) = await SealAsync(words);
        var command = new ReviseReflection(reflectionId, seenVersion, version)
        {
            Templates = await _templates.ReadAsync(),
        };
        return await DecideAsync<ReflectionKept>(
            envelope, state => ReflectionBook.Decide(state.Reflections, state.Plan.Pinned, command), texts);
    }

    public async Task<ReflectionPage?> ListReflections(int? before, int limit) =>
        await StateAsync() is { Closing.IsClosed: false } state
            ? ReflectionPage.Of(state, before, limit)
            : null;

    public async Task<ReflectionLine?> GetReflection(Guid reflectionId, int version) =>
        await StateAsync() is { Closing.IsClosed: false } state
            && state.Reflections.Reflections.GetValueOrDefault(reflectionId) is { } reflection
            ? ReflectionLine.Of(reflection, version)
            : null;

    public Task<Reply<SharingAnswer>> ShareReflection(
        CommandEnvelope envelope, Guid reflectionId, int version, Audience audience)
    {
        var command = new ShareReflection(reflectionId, version, audience, Time.GetUtcNow());
        return DecideAsync<SharingAnswer>(
            envelope, state => SharingBook.Decide(state.Sharing, state.Reflections, state.Plan.Pinned, command));
    }

    public Task<Reply<SharingAnswer>> WithdrawReflection(
        CommandEnvelope envelope, Guid reflectionId, Audience audience)
    {
        var command = new WithdrawReflection(reflectionId, audience, Time.GetUtcNow());
        return DecideAsync<SharingAnswer>(
            envelope, state => SharingBook.Decide(state.Sharing, state.Reflections, state.Plan.Pinned, command));
    }

    public async Task<SharingView?> GetSharing(Guid reflectionId) =>
        await StateAsync() is { Closing.IsClosed: false } state
            && state.Reflections.Reflections.ContainsKey(reflectionId)
            ? SharingView.Of(state, reflectionId)
            : null;

    public async Task<SharedLine?> FindShared(Guid reflectionId, Audience audience, string cohortId, string teamId) =>
        SharedLine.Of(await StateAsync(), reflectionId, audience, cohortId, teamId);

    public async Task<IReadOnlyList<SharedLine>> ListShared(Audience audience, string cohortId, string teamId)
    {
        var state = await StateAsync();
        var lines = state.Reflections.Order.Reverse()
            .Select(id => SharedLine.Of(state, id, audience, cohortId, teamId));
        return [.. lines.OfType<SharedLine>()];
    }

    public async Task<Reply<CommentKept>> WriteComment(CommandEnvelope envelope, CommentPlace place, string text)
    {
        var texts = await SealAsync(text);
        var command = new WriteComment(place, NewId(), IdOf(texts) ?? Guid.Empty, Time.GetUtcNow());
        return await DecideAsync<CommentKept>(
            envelope, state => CommentBook.Decide(state.Comments, state.Sharing, command), texts);
    }

    public async Task<Reply<CommentKept>> CorrectComment(
        CommandEnvelope envelope, CommentPlace place, Guid commentId, int seenVersion, string text)
    {
        var texts = await SealAsync(text);
        var command = new CorrectComment(
            place, commentId, seenVersion, IdOf(texts) ?? Guid.Empty, Time.GetUtcNow());
        return await DecideAsync<CommentKept>(
            envelope, state => CommentBook.Decide(state.Comments, state.Sharing, command), texts);
    }

    public Task<Reply<CommentKept>> WithdrawComment(CommandEnvelope envelope, CommentPlace place, Guid commentId)
    {
        var command = new WithdrawComment(place, commentId, Time.GetUtcNow());
        return DecideAsync<CommentKept>(envelope, state => CommentBook.Decide(state.Comments, command));
    }

    public Task<Reply<CommentsSeenAnswer>> SeeComments(CommandEnvelope envelope, Guid reflectionId, int through)
    {
        var command = new SeeComments(reflectionId, through);
        return DecideAsync<CommentsSeenAnswer>(envelope, state => CommentBook.Decide(state.Comments, command));
    }

    public Task<Reply<PortfolioClosedAnswer>> Close(CommandEnvelope envelope, long certificateNumber)
    {
        var command = new ClosePortfolio(certificateNumber, Time.GetUtcNow());
        return HandleAsync<PortfolioClosedAnswer>(
            envelope, state => PortfolioClosing.Decide(state.Closing, command));
    }

    public async Task<bool> IsClosed() => (await StateAsync()).Closing.IsClosed;

    private Task<Reply<TAnswer>> DecideAsync<TAnswer>(
        CommandEnvelope envelope, Func<StudentState, Decision> decide, params IReadOnlyList<SealedText> texts)
        where TAnswer : class =>
        HandleAsync<TAnswer>(envelope, state => state.Closing.Guard(() => decide(state)), texts);

    private static Guid? IdOf(IReadOnlyList<SealedText> texts) => texts.Count > 0 ? texts[0].Id : null;

    // The title comes first, then the text where there is one, then the fields.
    private async Task<(ReflectionVersion Version, IReadOnlyList<SealedText> Texts)> SealAsync(ReflectionWords words)
    {
        var hasText = !string.IsNullOrWhiteSpace(words.Text);
        var texts = await SealAsync([words.Title, hasText ? words.Text : null, .. words.Fields.Select(it => it.Text)]);
        if (texts.Count == 0)
        {
            return (new ReflectionVersion(Guid.Empty, Guid.Empty, Time.GetUtcNow()), texts);
        }

        var fields = texts.Skip(hasText ? 2 : 1).Zip(words.Fields, (text, it) => new FieldText(it.Name, text.Id));
        return (
            new ReflectionVersion(
                texts[0].Id, hasText ? texts[1].Id : null, Time.GetUtcNow(),
                words.Fields.Length > 0 ? [.. fields] : null),
            texts);
    }

    // A closed portfolio has no key to encrypt with; what was asked of it is refused, so no text is needed.
    private async Task<IReadOnlyList<SealedText>> SealAsync(params string?[] texts)
    {
        if ((await StateAsync()).Closing.IsClosed)
        {
            return [];
        }

        var scope = ScopeOf(this.GetPrimaryKeyString());
        var sealedTexts = new List<SealedText>();
        foreach (var text in texts.Where(text => text is not null))
        {
            sealedTexts.Add(await Vault.SealAsync(NewId(), scope, text!));
        }

        return sealedTexts;
    }
}
