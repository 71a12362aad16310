namespace VikLearning.TestHosts;

/// <summary>What the program said when it was run to its end.</summary>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
public sealed record SuiteRun(int ExitCode, string Output, string Errors);
