using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Dilemmas;

/// <summary>Sends the forms of dilemmas.</summary>
internal sealed class DilemmaWriter(FormSender sender, DilemmaService.DilemmaServiceClient dilemmas)
{
    private static readonly string[] s_start = ["title", "libraryDilemma"];

    private static readonly string[] s_work =
        [.. DilemmaSteps.Descriptor.Fields.InDeclarationOrder().Select(field => $"steps.{field.JsonName}"), "values"];

    /// <summary>Begins a dilemma; its id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> StartAsync(StartDilemmaInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, s_start, async options => (await dilemmas.StartDilemmaAsync(
            new()
            {
                Title = input.Title ?? "",
                LibraryDilemmaId = input.LibraryDilemma ?? "",
                Language = Languages.Current,
            },
            options)).DilemmaId);

    /// <summary>
    /// Keeps the next version; the id, or null when <paramref name="problems"/> says why not. When another tab was
    /// faster, <paramref name="overtaken"/> is called: nothing was overwritten.
    /// </summary>
    public Task<string?> SaveAsync(
        string dilemmaId, DilemmaInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, s_work,
            async options => (await dilemmas.SaveDilemmaAsync(
                new()
                {
                    DilemmaId = dilemmaId,
                    SeenVersion = input.SeenVersion,
                    Steps = input.Steps(),
                    Values = { DilemmaWords.Values.Where(input.Has) },
                },
                options)).DilemmaId,
            overtaken);

    /// <summary>Says that the version which was seen is worked out.</summary>
    public Task<string?> CompleteAsync(
        string dilemmaId, DilemmaInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, s_work,
            async options => (await dilemmas.CompleteDilemmaAsync(
                new() { DilemmaId = dilemmaId, SeenVersion = input.SeenVersion }, options)).DilemmaId,
            overtaken);
}
