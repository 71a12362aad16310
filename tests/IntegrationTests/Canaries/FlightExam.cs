using System.Text;
using Grpc.Core;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>A reflection that the canary student hands in: its sealed copy is as secret as it is.</summary>
internal sealed class FlightExam(CanarySuite suite)
{
    public async Task WriteAsync()
    {
        var text = suite.Canaries.Next("a reflection that is sealed");
        var written = await new ReflectionService.ReflectionServiceClient(suite.Invoker).WriteReflectionAsync(
            new() { Title = suite.Canaries.Next("its title"), Text = text }, await StudentAsync());
        var submissions = new SubmissionService.SubmissionServiceClient(suite.Invoker);
        var chosen = await submissions.ChooseEvidenceAsync(
            new()
            {
                CriterionId = "reflecting",
                Entries =
                {
                    new ChosenEntry { Kind = EntryKind.Reflection, EntryId = written.ReflectionId, Version = 1 },
                },
            },
            await StudentAsync());
        await submissions.HandInAsync(new() { SeenChanges = chosen.Changes }, await StudentAsync());

        // Who may read it finds it there: that nobody else does says something.
        var container = Encoding.UTF8.GetString(
            await ExamLife.DownloadAsync(suite.Invoker, await StudentAsync()));
        var inJson = text.Replace("\"", "\\\"", StringComparison.Ordinal);
        Assert.Contains(inJson, container, StringComparison.Ordinal);
    }

    private Task<CallOptions> StudentAsync() => suite.OptionsAsync(CanarySuite.Student);
}
