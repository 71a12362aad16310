using Google.Protobuf;
using Grpc.Core;
using VikLearning.Protos.Feed.V1;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Feed;

public class FeedGrpcServiceTests
{
    [Theory]
    [InlineData(0, new[] { 0L }, new[] { false })]
    [InlineData(499, new[] { 499L }, new[] { false })]
    [InlineData(501, new[] { 500L, 501L }, new[] { true, false })]
    public async Task A_feed_says_that_more_follows_until_it_has_told_all_it_kept(int kept, long[] through, bool[] more)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var told = new Told(end, through.Length);
        var feed = new FeedGrpcService([new Source(kept)], TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => feed.Follow(new FollowRequest { Source = "roster" }, told, new BareCallContext(end.Token)));

        Assert.Equal(through, told.Responses.Select(response => response.Through));
        Assert.Equal(more, told.Responses.Select(response => response.More));
    }

    // Hangs up after the last response that is expected.
    private sealed class Told(CancellationTokenSource end, int expected) : IServerStreamWriter<FollowResponse>
    {
        public List<FollowResponse> Responses { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(FollowResponse message)
        {
            Responses.Add(message);
            return Responses.Count == expected ? end.CancelAsync() : Task.CompletedTask;
        }

        public Task WriteAsync(FollowResponse message, CancellationToken cancellationToken) => WriteAsync(message);
    }

    private sealed class Source(int kept) : IFactSource
    {
        public string Name => "roster";

        public IJournal Journal { get; } = new Kept(kept);

        public IReadOnlyList<IMessage> FactsOf(JournalEntry entry) => [];
    }

    private sealed class Kept(int entries) : IJournal
    {
        public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
            long position, int limit, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult<IReadOnlyList<JournalEntry>>(
                [.. Enumerable.Range((int)position + 1, (int)Math.Min(limit, entries - position)).Select(number =>
                    new JournalEntry(number, "s/1", number, "c", [], default, "a", null, "p", "[]", "{}"))]);
        }

        public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default) =>
            Task.FromResult(new JournalHead(Guid.Empty, entries));

        public Task WaitForMoreAsync(long position, CancellationToken cancellation = default) =>
            Task.Delay(Timeout.InfiniteTimeSpan, cancellation);

        public Task<JournalPage> ReadKindAsync(
            string kind, long position, int limit, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public Task<AppendOutcome> AppendAsync(NewEntry entry, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
            string stream, long afterSequence, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public Task<JournalEntry?> FindAsync(
            string stream, string commandId, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
            string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
            throw new NotSupportedException();
    }
}
