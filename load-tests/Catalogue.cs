using VikLearning.LoadTests.Floors;
using VikLearning.LoadTests.Scenarios;

namespace VikLearning.LoadTests;

/// <summary>Every load test, by name.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<ILoadTest> All { get; } =
    [
        new FloorsTest(),
        new LogHoursGrainTest(),
        new SuiteTest(
            "log-hours",
            "LogHours through the gateway, against an echo through the same gateway.",
            0.5,
            (address, users) => new LogHours(address, users),
            (scenario, cancellation) => ((LogHours)scenario).ExampleAsync(cancellation)),
        new SuiteTest(
            "read-progress",
            "GetProgress through the gateway, against an echo through the same gateway.",
            0.8,
            (address, users) => new ReadProgress(address, users),
            (scenario, cancellation) => ((ReadProgress)scenario).ExampleAsync(cancellation)),
        new SuiteTest(
            "save-draft",
            "SaveDraft through the gateway, against an echo through the same gateway.",
            0.3,
            (address, users) => new SaveDraft(address, users),
            (scenario, cancellation) => ((SaveDraft)scenario).ExampleAsync(cancellation)),
        new SuiteTest(
            "attach",
            "A file of 60 KB added through the gateway and removed again, against an echo through the same gateway.",
            0.1,
            (address, users) => new AttachFile(address, users),
            (scenario, cancellation) => ((AttachFile)scenario).ExampleAsync(cancellation)),
        new ReadOtherTest(),
        new LiveCohortTest(),
        new ImportRosterTest(),
        new HandInTest(),
    ];

    /// <summary>The one of that name, or null.</summary>
    public static ILoadTest? Find(string name) => All.FirstOrDefault(test => test.Name == name);
}
