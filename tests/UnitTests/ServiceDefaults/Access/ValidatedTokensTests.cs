using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Access;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Access;

public class ValidatedTokensTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ClaimsPrincipal _principal = new(new ClaimsIdentity("test"));

    [Fact]
    public void A_remembered_token_is_given_back_until_it_expires_and_not_at_that_moment()
    {
        var tokens = Tokens(100);
        tokens.Add(TokenHash.Of("a"), _principal, _time.GetUtcNow().AddMinutes(5));
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Same(_principal, tokens.Find(TokenHash.Of("a")));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(tokens.Find(TokenHash.Of("a")));
    }

    [Fact]
    public void An_expired_token_is_not_given_back_from_the_older_generation_either()
    {
        var tokens = Tokens(2);
        tokens.Add(TokenHash.Of("a"), _principal, _time.GetUtcNow().AddMinutes(5));
        tokens.Add(TokenHash.Of("b"), _principal, _time.GetUtcNow().AddMinutes(9));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(tokens.Find(TokenHash.Of("a")));
        Assert.Same(_principal, tokens.Find(TokenHash.Of("b")));
    }

    [Fact]
    public void An_expired_token_is_not_remembered()
    {
        var tokens = Tokens(100);
        tokens.Add(TokenHash.Of("a"), _principal, _time.GetUtcNow());
        Assert.Equal(0, tokens.Count);
    }

    [Fact]
    public void Another_token_is_not_the_same_token()
    {
        var tokens = Tokens(100);
        tokens.Add(TokenHash.Of("a"), _principal, _time.GetUtcNow().AddMinutes(5));
        Assert.Null(tokens.Find(TokenHash.Of("A")));
        Assert.NotEqual(TokenHash.Of(new string('x', 5000)), TokenHash.Of(new string('x', 5001)));
    }

    [Fact]
    public void However_many_tokens_come_no_more_are_remembered_than_allowed_and_those_in_use_stay()
    {
        var tokens = Tokens(100);
        var end = _time.GetUtcNow().AddMinutes(5);
        tokens.Add(TokenHash.Of("used"), _principal, end);
        for (var other = 0; other < 1000; other++)
        {
            tokens.Add(TokenHash.Of($"other {other}"), _principal, end);
            Assert.Same(_principal, tokens.Find(TokenHash.Of("used")));
            Assert.InRange(tokens.Count, 1, 100);
        }
    }

    private ValidatedTokens Tokens(int most) =>
        new(Options.Create(new TokenOptions { RememberedTokens = most }), _time);
}
