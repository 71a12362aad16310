using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>Keeps, finds and throws away drafts.</summary>
internal sealed class DraftWriter(FormSender sender, DraftService.DraftServiceClient drafts, GatewayCall call)
{
    /// <summary>
    /// Keeps what was typed; the draft's id, or null when <paramref name="problems"/> says why not. When another tab
    /// was faster, <paramref name="overtaken"/> is called: nothing was overwritten.
    /// </summary>
    public Task<string?> SaveAsync(ReflectionInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ReflectionWriter.FieldsOf(input), async _ => (await SaveAsync(input)).DraftId, overtaken);

    /// <summary>Keeps what was typed.</summary>
    /// <exception cref="RpcException">It was not kept.</exception>
    public async Task<SaveDraftResponse> SaveAsync(ReflectionInput input)
    {
        input.Draft = FormKey.Of(input.Draft);
        var saved = await drafts.SaveDraftAsync(
            new()
            {
                DraftId = input.Draft,
                SeenVersion = input.DraftVersion,
                Title = input.Title ?? "",
                Text = input.Text ?? "",
                Fields = { ReflectionWriter.WrittenIn(input) },
                TemplateId = input.Template ?? "",
                TemplateVersion = input.TemplateVersion,
                ActivityId = input.Activity ?? "",
                ReflectionId = input.Reflection ?? "",
                ReflectionVersion = input.SeenVersion,
            },
            await call.WriteAsync(FormKey.Fresh()));
        input.DraftVersion = saved.Version;
        return saved;
    }

    /// <summary>All drafts, last saved first.</summary>
    public async Task<IReadOnlyList<Draft>> ListAsync() =>
        (await drafts.ListDraftsAsync(new(), await call.ReadAsync())).Drafts;

    /// <summary>A draft.</summary>
    public async Task<Draft> GetAsync(string draftId) =>
        (await drafts.GetDraftAsync(new() { DraftId = draftId }, await call.ReadAsync())).Draft;

    /// <summary>Throws a draft away.</summary>
    public async Task DeleteAsync(string draftId) =>
        await drafts.DeleteDraftAsync(new() { DraftId = draftId }, await call.WriteAsync(FormKey.Fresh()));

    /// <summary>A draft in the form again.</summary>
    public static ReflectionInput FormOf(Draft draft) => new()
    {
        Title = draft.Title,
        Text = draft.Text,
        Fields = draft.Fields.ToDictionary(field => field.Name, field => field.Text),
        Template = draft.TemplateId,
        TemplateVersion = draft.TemplateVersion,
        Activity = draft.ActivityId,
        Reflection = draft.ReflectionId,
        SeenVersion = draft.ReflectionVersion,
        Draft = draft.DraftId,
        DraftVersion = draft.Version,
        Key = FormKey.Fresh(),
    };

    /// <summary>Where a draft is gone on with.</summary>
    public static string AddressOf(string draftId, string? reflectionId) => string.IsNullOrEmpty(reflectionId)
        ? $"/reflecties/nieuw?concept={draftId}"
        : $"/reflecties/{reflectionId}/herschrijven?concept={draftId}";
}
