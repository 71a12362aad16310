using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Drafts;

/// <summary>A student's drafts in their export: each as it stands, since earlier versions are not kept.</summary>
internal static class DraftExport
{
    private const string Source = "draft";

    /// <summary>The drafts, last saved first.</summary>
    public static async Task<IReadOnlyList<ExportRecord>> OfAsync(IGrainFactory grains, string student)
    {
        var drafts = await grains.GetKnownGrain<IDraftsGrain>(student).List();
        return [.. drafts.Select((draft, n) => RecordOf(student, draft, n + 1))];
    }

    private static ExportRecord RecordOf(string student, DraftView draft, int number)
    {
        var id = draft.DraftId.ToString();
        (string Member, string Name, string Text)[] written =
        [
            ("titleId", "title", draft.Words.Title), ("textId", "text", draft.Words.Text),
            .. draft.Words.Fields.Select(field => ("textId", $"field-{field.Name}", field.Text)),
        ];
        return new ExportRecord
        {
            Source = Source,
            Number = number,
            At = draft.Saved.At.ToTimestamp(),
            ActorId = student,
            Purpose = "own",
            Kind = "reflection-draft",
            DataJson = JsonOf(id, draft),
            Texts =
            {
                written.Where(one => one.Text.Length > 0).Select(one => new ExportText
                {
                    Id = IdOf(id, one.Name),
                    Member = one.Member,
                    Text = one.Text,
                }),
            },
        };
    }

    private static string JsonOf(string id, DraftView draft) => JsonSerializer.Serialize(new
    {
        draftId = id,
        version = draft.Saved.Version,
        templateId = draft.About.Template.TemplateId,
        activityId = draft.About.ActivityId,
        reflectionId = draft.About.ReflectionId?.ToString(),
        titleId = IdOf(id, "title"),
        textId = IdOf(id, "text"),
        fields = draft.Words.Fields.Select(field => new
        {
            name = field.Name,
            textId = IdOf(id, $"field-{field.Name}"),
        }),
    });

    private static string IdOf(string draftId, string name) => $"{draftId}-{name}";
}
