using System.Net;
using Microsoft.AspNetCore.Connections;
using VikLearning.Gateway.Limits;
using Xunit;

namespace VikLearning.UnitTests.Gateway;

public class ConnectionLimitTests
{
    [Fact]
    public async Task An_address_holds_its_share_and_gets_it_back()
    {
        var limit = new ConnectionLimit(2);
        var end = new TaskCompletionSource();
        var served = 0;
        var guard = limit.Guard(_ =>
        {
            served++;
            return end.Task;
        });

        var (first, second, third, other) = (From("10.0.0.1"), From("10.0.0.1"), From("10.0.0.1"), From("10.0.0.2"));
        var ended = new TaskCompletionSource();
        third.ConnectionClosed.Register(ended.SetResult);
        Task[] open = [guard(first), guard(second), guard(third), guard(other)];
        Assert.Equal(3, served);
        Assert.True(open[2].IsCompleted);
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        end.SetResult();
        await Task.WhenAll(open);
        Assert.Equal(0, limit.Addresses);
        await guard(From("10.0.0.1"));
        Assert.Equal(4, served);
    }

    [Fact]
    public async Task An_address_that_failed_leaves_nothing_behind()
    {
        var limit = new ConnectionLimit(1);
        var guard = limit.Guard(_ => throw new IOException());
        await Assert.ThrowsAsync<IOException>(() => guard(From("10.0.0.1")));
        Assert.Equal(0, limit.Addresses);
    }

    [Theory]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1::ffff", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    public void Of_IPv6_the_network_counts(string one, string other, bool same) =>
        Assert.Equal(same, ConnectionLimit.Of(IPAddress.Parse(one)) == ConnectionLimit.Of(IPAddress.Parse(other)));

    private static DefaultConnectionContext From(string address) =>
        new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 1) };
}
