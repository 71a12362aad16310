using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VikLearning.Identity;
using VikLearning.Identity.Accounts;
using Xunit;

namespace VikLearning.UnitTests.Identity.Accounts;

public class FailureLimiterTests
{
    private readonly FakeTimeProvider _time = new();

    private FailureLimiter Limiter() =>
        new(_time, Options.Create(new IdentityOptions { FailuresAllowed = 3, FailureMinutes = 5 }));

    [Fact]
    public void The_wait_ends_with_the_window()
    {
        var limiter = Limiter();
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(limiter.TryEnter("a", "1")));
        Assert.False(limiter.TryEnter("A", "1"));
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False(limiter.TryEnter("a", "1"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(limiter.TryEnter("a", "1"));
    }

    [Fact]
    public void A_right_password_forgets_the_failures()
    {
        var limiter = Limiter();
        limiter.TryEnter("a", "1");
        limiter.TryEnter("a", "1");
        limiter.Succeeded("A", "1");
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(limiter.TryEnter("a", "1")));
        Assert.False(limiter.TryEnter("a", "1"));
    }

    [Fact]
    public void Another_address_and_another_account_do_not_wait()
    {
        var limiter = Limiter();
        Assert.All(Enumerable.Range(0, 3), _ => limiter.TryEnter("a", "1"));
        Assert.True(limiter.TryEnter("a", "2"));
        Assert.True(limiter.TryEnter("b", "1"));
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        var limiter = Limiter();
        for (var name = 0; name < FailureLimiter.Capacity + 10; name++)
        {
            Assert.True(limiter.TryEnter($"name {name}", "1"));
        }

        Assert.Equal(FailureLimiter.Capacity, limiter.Held);
    }
}
