using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>Sends the reflection forms.</summary>
internal sealed class ReflectionWriter(FormSender sender, ReflectionService.ReflectionServiceClient reflections)
{
    /// <summary>Writes the first version; its id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> WriteAsync(ReflectionInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, FieldsOf(input), async options => (await reflections.WriteReflectionAsync(
            new()
            {
                Title = input.Title ?? "",
                Text = input.Text ?? "",
                Fields = { WrittenIn(input) },
                TemplateId = input.Template ?? "",
                TemplateVersion = input.TemplateVersion,
                ActivityId = input.Activity ?? "",
                DraftId = input.Draft ?? "",
            },
            options)).ReflectionId);

    /// <summary>
    /// Writes the next version; the id, or null when <paramref name="problems"/> says why not. When another tab was
    /// faster, <paramref name="overtaken"/> is called: nothing was overwritten.
    /// </summary>
    public Task<string?> ReviseAsync(
        string reflectionId, ReflectionInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, FieldsOf(input),
            async options => (await reflections.ReviseReflectionAsync(
                new()
                {
                    ReflectionId = reflectionId,
                    SeenVersion = input.SeenVersion,
                    Title = input.Title ?? "",
                    Text = input.Text ?? "",
                    Fields = { WrittenIn(input) },
                    DraftId = input.Draft ?? "",
                },
                options)).ReflectionId,
            overtaken);

    /// <summary>What was typed in the template's fields, without those that were left empty.</summary>
    internal static IEnumerable<ReflectionField> WrittenIn(ReflectionInput input) =>
        (input.Fields ?? []).Where(field => !string.IsNullOrWhiteSpace(field.Value))
            .Select(field => new ReflectionField { Name = field.Key, Text = field.Value });

    /// <summary>The fields that the form has, as problems name them.</summary>
    internal static string[] FieldsOf(ReflectionInput input) =>
        ["title", "text", "activity", .. (input.Fields ?? []).Keys.Select(name => $"fields.{name}")];
}
