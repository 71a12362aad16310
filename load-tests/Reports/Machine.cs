using System.Runtime.InteropServices;

namespace VikLearning.LoadTests.Reports;

/// <summary>What the figures were measured on.</summary>
/// <param name="Processors">How many the process may use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Build">Debug or Release: only Release counts.</param>
internal sealed record Machine(int Processors, string System, string Runtime, string Build)
{
    /// <summary>This machine.</summary>
    public static Machine Here { get; } = new(
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
#if DEBUG
        "Debug");
#else
        "Release");
#endif
}
