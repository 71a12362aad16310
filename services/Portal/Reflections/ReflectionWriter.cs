using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>Sends the reflection forms.</summary>
internal sealed class ReflectionWriter(FormSender sender, ReflectionService.ReflectionServiceClient reflections)
{
    private static readonly string[] Fields = ["title", "text", "activity"];

    /// <summary>Writes the first version; its id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> WriteAsync(ReflectionInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options => (await reflections.WriteReflectionAsync(
            new() { Title = input.Title ?? "", Text = input.Text ?? "", ActivityId = input.Activity ?? "" },
            options)).ReflectionId);

    /// <summary>
    /// Writes the next version; the id, or null when <paramref name="problems"/> says why not. When another tab was
    /// faster, <paramref name="overtaken"/> is called: nothing was overwritten.
    /// </summary>
    public Task<string?> ReviseAsync(
        string reflectionId, ReflectionInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, Fields,
            async options => (await reflections.ReviseReflectionAsync(
                new()
                {
                    ReflectionId = reflectionId,
                    SeenVersion = input.SeenVersion,
                    Title = input.Title ?? "",
                    Text = input.Text ?? "",
                },
                options)).ReflectionId,
            overtaken);
}
