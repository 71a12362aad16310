using Grpc.Core;
using VikLearning.Protos.Feed.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Feed;

public class FeedGrpcServiceTests
{
    [Theory]
    [InlineData(0, new[] { 0L }, new[] { false })]
    [InlineData(999, new[] { 999L }, new[] { false })]
    [InlineData(1001, new[] { 1000L, 1001L }, new[] { true, false })]
    public async Task A_feed_says_that_more_follows_until_it_has_told_all_it_kept(int kept, long[] through, bool[] more)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var told = new Told(end, through.Length);
        using var tails = new FactTails();
        var feed = new FeedGrpcService([new ListedSource(kept)], tails, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => feed.Follow(new FollowRequest { Source = "roster" }, told, new BareCallContext(end.Token)));

        Assert.Equal(through, told.Responses.Select(response => response.Through));
        Assert.Equal(more, told.Responses.Select(response => response.More));
    }

    [Fact]
    public async Task Who_wants_some_facts_only_is_told_no_others_and_every_position()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var told = new Told(end, expected: 1);
        using var tails = new FactTails();
        var feed = new FeedGrpcService([new ListedSource(20)], tails, TimeProvider.System);
        var request = new FollowRequest { Source = "roster", Facts = { TeamAdded.Descriptor.FullName } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => feed.Follow(request, told, new BareCallContext(end.Token)));

        var response = Assert.Single(told.Responses);
        Assert.Equal(20, response.Through);
        Assert.Equal([6, 12, 18], response.Entries.Select(entry => entry.Position));
        Assert.All(response.Entries, entry => Assert.True(Assert.Single(entry.Facts).Is(TeamAdded.Descriptor)));
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
}
