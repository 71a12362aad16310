using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>What was written into a store of keys, and whether all of it still reads.</summary>
internal sealed class Sealed
{
    private readonly List<SealedText> _texts = [];
    private readonly HashSet<string> _destroyed = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string ScopeOf(int number) => $"portfolio/{number:000}";

    /// <summary>Writes a text of a scope that is there.</summary>
    public async Task WriteAsync(ITextVault vault, int number)
    {
        var scope = ScopeOf(number);
        var text = await vault.SealAsync(Guid.NewGuid(), scope, WordsOf(scope), Cancellation);
        lock (_lock)
        {
            _texts.Add(text);
        }
    }

    public async Task DestroyAsync(ScopeKeys keys, int number)
    {
        await keys.DestroyAsync(ScopeOf(number), Cancellation);
        lock (_lock)
        {
            _destroyed.Add(ScopeOf(number));
        }
    }

    /// <summary>Every text reads, and none of a destroyed scope.</summary>
    public async Task AllReadAsync(ITextVault vault)
    {
        Assert.NotEmpty(_texts);
        foreach (var text in _texts)
        {
            var expected = _destroyed.Contains(text.Scope) ? null : WordsOf(text.Scope);
            Assert.Equal(expected, await vault.OpenAsync(text, Cancellation));
        }
    }

    private static string WordsOf(string scope) => $"Wat ik in {scope} leerde.";
}
