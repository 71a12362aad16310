using System.Text.Json;
using Orleans.Storage;
using VikLearning.Portfolio.Reflections;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio.Drafts;

/// <summary>
/// Keeps drafts in the grain store, a row each, and not in the journal: what was typed and thrown away again is no
/// history. A row is written before it is answered, like everything else.
/// </summary>
[GrainType("portfolio.drafts")]
internal sealed class DraftsGrain(
    [FromKeyedServices(PortfolioModule.Service)] IGrainStorage store,
    [FromKeyedServices(PortfolioModule.Service)] ITextVault vault,
    TimeProvider time) : Grain, IDraftsGrain
{
    /// <summary>The most drafts that a student has at once.</summary>
    public const int MostDrafts = 10;

    /// <summary>The most characters of a draft: twice a reflection's, since it is cut before it is saved.</summary>
    public const int LongestDraft = 40_000;

    private readonly GrainState<KeptDraft>[] _places =
        [.. Enumerable.Range(0, MostDrafts).Select(_ => new GrainState<KeptDraft>())];

    private bool _isClosed;

    private string Scope => StudentGrain.ScopeOf(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _isClosed = await GrainFactory.GetGrain<IStudentGrain>(this.GetPrimaryKeyString()).IsClosed();
        await Task.WhenAll(_places.Select((place, n) => store.ReadStateAsync(NameOf(n), this.GetGrainId(), place)));
    }

    public async Task<Reply<DraftSaved>> Save(
        Guid draftId, int seenVersion, DraftAbout about, ReflectionWords words)
    {
        if (_isClosed)
        {
            return Refused(Refusal.NotFound());
        }

        var place = PlaceOf(draftId) is var known and >= 0 ? known : PlaceOf(null);
        if (place < 0)
        {
            return Refused(Refusal.Rule("drafts-full", null, $"{MostDrafts}"));
        }

        // One that was thrown away in another tab comes back: what is typed now is worth more.
        if (KeptAt(place) is { } kept && kept.Version != seenVersion)
        {
            return await IsSameAsync(kept, about, words)
                ? new Reply<DraftSaved>(new DraftSaved(kept.Version, kept.At), [])
                : Refused(Refusal.Stale("draft-changed-elsewhere", "seenVersion"));
        }

        return await KeepAsync(place, draftId, Math.Max(seenVersion, 0) + 1, about, words);
    }

    public async Task<IReadOnlyList<DraftView>> List()
    {
        var views = await Task.WhenAll(
            Enumerable.Range(0, MostDrafts).Select(KeptAt).OfType<KeptDraft>().Select(ViewAsync));
        return [.. views.OfType<DraftView>().OrderByDescending(view => view.Saved.At)];
    }

    public async Task<DraftView?> Get(Guid draftId) =>
        PlaceOf(draftId) is var place and >= 0 && KeptAt(place) is { } kept ? await ViewAsync(kept) : null;

    public async Task Delete(Guid draftId)
    {
        if (PlaceOf(draftId) is var place and >= 0)
        {
            await ClearAsync(place);
        }
    }

    public async Task Close()
    {
        _isClosed = true;
        for (var place = 0; place < MostDrafts; place++)
        {
            if (KeptAt(place) is not null)
            {
                await ClearAsync(place);
            }
        }
    }

    private static string NameOf(int place) => $"portfolio.draft-{place}";

    private static Reply<DraftSaved> Refused(Refusal refusal) => new(null, [refusal]);

    private KeptDraft? KeptAt(int place) =>
        _places[place].State is { } kept && kept.DraftId != Guid.Empty ? kept : null;

    // The place of a draft, or for null a free one; -1 when there is none.
    private int PlaceOf(Guid? draftId) =>
        Enumerable.Range(0, MostDrafts).FirstOrDefault(place => KeptAt(place)?.DraftId == draftId, -1);

    private async Task<Reply<DraftSaved>> KeepAsync(
        int place, Guid draftId, int version, DraftAbout about, ReflectionWords words)
    {
        try
        {
            var sealedText = await vault.SealAsync(Guid.NewGuid(), Scope, JsonSerializer.Serialize(words));
            var next = new KeptDraft
            {
                DraftId = draftId,
                Version = version,
                At = time.GetUtcNow(),
                About = about,
                TextId = sealedText.Id,
                WrappedKey = sealedText.WrappedKey,
                Cipher = sealedText.Cipher,
            };
            await WriteAsync(place, next);
            return new Reply<DraftSaved>(new DraftSaved(next.Version, next.At), []);
        }
        catch (ScopeErasedException)
        {
            return Refused(Refusal.NotFound());
        }
    }

    private async Task<bool> IsSameAsync(KeptDraft kept, DraftAbout about, ReflectionWords words) =>
        kept.About == about
        && await vault.OpenAsync(kept.Sealed(Scope)) is { } text
        && text == JsonSerializer.Serialize(words);

    private async Task<DraftView?> ViewAsync(KeptDraft kept) =>
        await vault.OpenAsync(kept.Sealed(Scope)) is { } text
            ? new DraftView
            {
                DraftId = kept.DraftId,
                Saved = new DraftSaved(kept.Version, kept.At),
                About = kept.About!,
                Words = JsonSerializer.Deserialize<ReflectionWords>(text)!,
            }
            : null;

    // Memory follows the disk: what is shown is what was written.
    private async Task WriteAsync(int place, KeptDraft next)
    {
        var old = _places[place];
        var state = new GrainState<KeptDraft>(next, old.ETag) { RecordExists = old.RecordExists };
        await GuardAsync(() => store.WriteStateAsync(NameOf(place), this.GetGrainId(), state));
        _places[place] = state;
    }

    private async Task ClearAsync(int place)
    {
        var old = _places[place];
        var state = new GrainState<KeptDraft>(old.State!, old.ETag) { RecordExists = old.RecordExists };
        await GuardAsync(() => store.ClearStateAsync(NameOf(place), this.GetGrainId(), state));
        _places[place] = new GrainState<KeptDraft>();
    }

    // Whether it was written is not known: the rows are read again, by the next activation.
    private async Task GuardAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            DeactivateOnIdle();
            throw new JournalUnavailableException("A draft could not be written.", failure);
        }
    }
}
