using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

/// <summary>Checks a journal after each kill against what was acknowledged since the last one.</summary>
internal sealed class CrashLedger
{
    private readonly Dictionary<string, long> _streams = [];
    private long _position;

    public async Task CheckAsync(IJournalBackend backend, IReadOnlyList<string> acknowledged)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var found = new HashSet<string>();

        // PostgreSQL may still be finishing the killed child's last statement: read until the head says no more.
        do
        {
            await ReadAsync(backend, found, cancellation);
        }
        while ((await backend.ReadHeadAsync(cancellation)).Position > _position);
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.Empty(acknowledged.Except(found));
    }

    private async Task ReadAsync(IJournalBackend backend, HashSet<string> found, CancellationToken cancellation)
    {
        while (await backend.ReadAfterAsync(_position, 1000, cancellation) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                Assert.Equal(_position + 1, entry.Position);
                Assert.Equal(_streams.GetValueOrDefault(entry.Stream) + 1, entry.Sequence);
                var content = $"{entry.Stream} {entry.Sequence} {entry.CommandId}";
                Assert.Equal($"[\"{content}\"]", entry.Events);
                Assert.Equal($"\"{content}\"", entry.Answer);
                Assert.True(found.Add(content));
                (_position, _streams[entry.Stream]) = (entry.Position, entry.Sequence);
            }
        }
    }
}
