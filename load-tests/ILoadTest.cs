namespace VikLearning.LoadTests;

/// <summary>What a name on the command line runs.</summary>
internal interface ILoadTest
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>One line for the list.</summary>
    string Summary { get; }

    /// <summary>Starts what it needs on loopback, measures, and ends it all.</summary>
    Task RunAsync(LoadRun run, CancellationToken cancellation);
}
