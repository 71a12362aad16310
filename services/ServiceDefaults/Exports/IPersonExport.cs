using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Exports;

/// <summary>Everything that one service keeps of a person. Registered under the service's name.</summary>
public interface IPersonExport
{
    /// <summary>One thing after the other, in the order it was kept; never more than some of them in memory.</summary>
    IAsyncEnumerable<ExportRecord> ReadAsync(string person, CancellationToken cancellation);
}
