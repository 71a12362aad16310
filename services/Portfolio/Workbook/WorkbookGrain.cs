using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Workbook;

/// <summary>The shell around a student's workbook.</summary>
[GrainType("portfolio.workbook")]
internal sealed class WorkbookGrain(IServiceProvider services)
    : OwnBookGrain<PracticeWorkbook>(Definition, services), IWorkbookGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<PracticeWorkbook> Definition { get; } = new(
        PortfolioModule.Service,
        Kind: "workbook",
        PracticeWorkbook.None,
        PracticeWorkbook.Evolve,
        new EventCatalog()
            .Add<WorkbookOpened>("workbook-opened")
            .Add<EvidenceSaved>("evidence-saved")
            .Add<TaskHandedIn>("task-handed-in")
            .Add<TaskTakenBack>("task-taken-back")
            .Add<TaskAnswered>("task-answered"),
        SnapshotVersion: 1);

    public async Task<Reply<TaskKept>> Save(CommandEnvelope envelope, Guid taskId, int seenVersion, string text)
    {
        if (await SealAsync(text) is not [var written])
        {
            return NotThere<TaskKept>(envelope);
        }

        var command = new SaveEvidence(
            taskId, seenVersion, new EvidenceVersion(written.Id, Time.GetUtcNow()), WorkbookDocuments.Newest.Pin());
        return await HandleAsync<TaskKept>(envelope, book => PracticeWorkbook.Decide(book, command), written);
    }

    public async Task<Reply<TaskKept>> HandIn(CommandEnvelope envelope, Guid taskId, int seenVersion)
    {
        var command = new HandInTask(taskId, seenVersion, Time.GetUtcNow());
        return await IsClosedAsync()
            ? NotThere<TaskKept>(envelope)
            : await HandleAsync<TaskKept>(envelope, book => PracticeWorkbook.Decide(book, command));
    }

    public async Task<Reply<TaskKept>> TakeBack(CommandEnvelope envelope, Guid taskId)
    {
        var command = new TakeBackTask(taskId, Time.GetUtcNow());
        return await IsClosedAsync()
            ? NotThere<TaskKept>(envelope)
            : await HandleAsync<TaskKept>(envelope, book => PracticeWorkbook.Decide(book, command));
    }

    public async Task<Reply<TaskKept>> Answer(
        CommandEnvelope envelope, Guid taskId, int seenVersion, TaskVerdict verdict, string text)
    {
        // Signing off needs no words, so an empty text is none.
        if (await SealAsync(text) is not [var words])
        {
            return NotThere<TaskKept>(envelope);
        }

        var hasWords = !string.IsNullOrWhiteSpace(text);
        var command = new AnswerTask(taskId, new CoachAnswer(
            envelope.Actor, verdict, hasWords ? words.Id : null, seenVersion, Time.GetUtcNow()));
        return await HandleAsync<TaskKept>(
            envelope, book => PracticeWorkbook.Decide(book, command), hasWords ? [words] : []);
    }

    public async Task<WorkbookView?> Get() =>
        await IsClosedAsync() ? null : WorkbookView.Of(await StateAsync());

    public async Task<TaskLine?> GetTask(Guid taskId, int version)
    {
        var book = await StateAsync();
        var isThere = (book.Pinned ?? WorkbookDocuments.Newest.Pin()).TaskIds.Contains(taskId);
        return isThere && !await IsClosedAsync() ? TaskLine.Of(taskId, book.Of(taskId), version) : null;
    }

    public async Task<TaskLine?> GetHandedIn(Guid taskId)
    {
        var work = (await StateAsync()).Of(taskId);
        return work.HandedIn > 0 && !await IsClosedAsync() ? TaskLine.Of(taskId, work, work.HandedIn) : null;
    }
}
