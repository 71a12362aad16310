using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Identity.Rows;

/// <summary>Where the rows are: a type of its own, as one process may hold several databases.</summary>
internal sealed class RowsDatabase(IOptions<StorageOptions> storage) : IAsyncDisposable
{
    public Database Database { get; } = new(storage.Value, "identity", "rows");

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
