using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Exports;

/// <summary>Everything that one service keeps of a person. Registered under the service's name.</summary>
public interface IPersonExport
{
    /// <summary>One thing after the other, in the order it was kept; never more than some of them in memory.</summary>
    IAsyncEnumerable<ExportRecord> ReadAsync(string person, CancellationToken cancellation);

    /// <summary>
    /// What the service keeps of the person in other places than their own: what they did to and looked at of others,
    /// and what was written down about them as a reader, by ids. It reads all that the service has ever kept, so it is
    /// for a privacy officer's rare request.
    /// </summary>
    IAsyncEnumerable<ExportRecord> ReadElsewhereAsync(string person, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<ExportRecord>();
}
