using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Portal.PeerFeedback;
using VikLearning.Portal.Workbook;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Exams;

/// <summary>What a student can choose from: their own entries, each in its newest version.</summary>
internal sealed class EvidenceShelf(
    GatewayCall call, ReflectionService.ReflectionServiceClient reflections,
    DilemmaService.DilemmaServiceClient dilemmas, WorkbookService.WorkbookServiceClient workbook,
    FeedbackAssignmentService.FeedbackAssignmentServiceClient assignments,
    PeerFeedbackService.PeerFeedbackServiceClient feedback, FeedbackDesk mates)
{
    private const int PageSize = 100;
    private const int MostRounds = 20;

    /// <summary>All of them by kind, and what was chosen before in an older version.</summary>
    public async Task<IReadOnlyList<EvidenceOption>> ReadAsync(IEnumerable<ChosenEvidence> chosen)
    {
        var (written, weighed, practised) = (ReflectionsAsync(), DilemmasAsync(), TasksAsync());
        var (handed, given) = (AssignmentAsync(), GiftsAsync());
        List<EvidenceOption> all =
            [.. await written, .. await weighed, .. await handed, .. await given, .. await practised];
        all.AddRange(chosen.SelectMany(one => one.Entries).Except(all.Select(option => option.Entry))
            .Select(entry => OlderOf(entry, all)).ToList());
        return [.. all.OrderBy(option => option.Entry.Kind)];
    }

    /// <summary>What was chosen, by criterion, in its order.</summary>
    public async Task<ILookup<string, EvidenceOption>> ChosenAsync(IReadOnlyCollection<ChosenEvidence> chosen)
    {
        var options = chosen.Count == 0
            ? []
            : (await ReadAsync(chosen)).ToDictionary(option => option.Entry);
        return chosen.SelectMany(one => one.Entries.Select(entry => (one.CriterionId, Option: options[entry])))
            .ToLookup(one => one.CriterionId, one => one.Option);
    }

    // Chosen before it was written on, or before it went: the student sees which, and that it is not the newest.
    private static EvidenceOption OlderOf(ChosenEntry entry, List<EvidenceOption> all)
    {
        var newest = all.Find(option => (option.Entry.Kind, option.Entry.EntryId) == (entry.Kind, entry.EntryId));
        return new(entry, newest?.Title ?? Texts.EvidenceGone, newest?.Address);
    }

    private Task<List<EvidenceOption>> ReflectionsAsync() => PagesAsync(async (token, options) =>
    {
        var page = await reflections.ListReflectionsAsync(new() { PageSize = PageSize, PageToken = token }, options);
        return (
            page.Reflections.Select(
                it => Of(EntryKind.Reflection, it.ReflectionId, it.Version, it.Title, "/reflecties/")),
            page.NextPageToken);
    });

    private Task<List<EvidenceOption>> DilemmasAsync() => PagesAsync(async (token, options) =>
    {
        var page = await dilemmas.ListDilemmasAsync(new() { PageSize = PageSize, PageToken = token }, options);
        return (
            page.Dilemmas.Where(it => it.Version > 0)
                .Select(it => Of(EntryKind.Dilemma, it.DilemmaId, it.Version, it.Title, "/dilemmas/")),
            page.NextPageToken);
    });

    // A portfolio has an end, so its pages have.
    private async Task<List<EvidenceOption>> PagesAsync(
        Func<string, CallOptions, Task<(IEnumerable<EvidenceOption> Options, string Next)>> read)
    {
        var all = new List<EvidenceOption>();
        var token = "";
        do
        {
            (var page, token) = await read(token, await call.ReadAsync());
            all.AddRange(page);
        }
        while (token.Length > 0);
        return all;
    }

    private async Task<IEnumerable<EvidenceOption>> TasksAsync() =>
        (await workbook.GetWorkbookAsync(new(), await call.ReadAsync())).Tasks
            .Where(it => it.Version > 0)
            .Select(it => Of(EntryKind.WorkbookTask, it.TaskId, it.Version, TaskWords.In(it.Title), "/werkboek/"));

    private async Task<IEnumerable<EvidenceOption>> AssignmentAsync()
    {
        var handed = await assignments.GetFeedbackAssignmentAsync(new(), await call.ReadAsync());
        var entry = new ChosenEntry { Kind = EntryKind.FeedbackAssignment, Version = handed.HandedOver.Count };
        return entry.Version == 0
            ? []
            : [new(entry, Texts.AssignmentTitle, "/feedbackopdracht")];
    }

    private async Task<IEnumerable<EvidenceOption>> GiftsAsync()
    {
        var rounds = (await feedback.ListMyFeedbackRoundsAsync(
            new() { PageSize = MostRounds }, await call.ReadAsync())).Rounds;
        var gifts = rounds
            .SelectMany(round => round.Received.Where(gift => gift.ForExam).Select(gift => (round, gift))).ToList();
        if (gifts.Count == 0)
        {
            return [];
        }

        var names = await mates.NamesAsync();
        return gifts.Select(one => new EvidenceOption(
            new() { Kind = EntryKind.PeerFeedback, EntryId = one.round.RoundId, GiverId = one.gift.GiverId },
            Phrase.With(
                Texts.AssignmentGiftTitle, FeedbackDesk.NameOf(names, one.gift.GiverId), one.round.Number),
            $"/feedback/{one.round.RoundId}/ontvangen/{one.gift.GiverId}"));
    }

    private static EvidenceOption Of(EntryKind kind, string id, int version, string title, string root) =>
        new(new() { Kind = kind, EntryId = id, Version = version }, title, $"{root}{id}");
}
