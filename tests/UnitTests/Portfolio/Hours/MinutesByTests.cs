using CsCheck;
using VikLearning.Portfolio.Hours;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Hours;

/// <summary>Minutes by key add up as in a dictionary, and a change leaves what was before it.</summary>
public class MinutesByTests
{
    private static readonly string[] s_ids = ["b", "a-2", "A", "a", "é", "a-10"];

    private static readonly Gen<(int Key, int Minutes)[]> s_changes =
        Gen.Select(Gen.Int[0, 5], Gen.Int[-720, 720]).Array[0, 40];

    [Fact]
    public void By_id() => s_changes.Sample(changes => AgreesWithADictionary(changes, key => s_ids[key]));

    [Fact]
    public void By_date() => s_changes.Sample(changes =>
        AgreesWithADictionary(changes, key => new DateOnly(2026, 2, 27).AddDays(key)));

    private static void AgreesWithADictionary<TKey>((int Key, int Minutes)[] changes, Func<int, TKey> keyOf)
        where TKey : IComparable<TKey>
    {
        var expected = new Dictionary<TKey, int>();
        var minutes = new MinutesBy<TKey>([], []);
        foreach (var (number, more) in changes)
        {
            var key = keyOf(number);
            var before = minutes;
            minutes = before.Plus(key, more);
            Assert.Equal(expected.GetValueOrDefault(key), before[key]);
            expected[key] = expected.GetValueOrDefault(key) + more;
        }

        Assert.Equal(expected.Count, minutes.Keys.Distinct().Count());
        Assert.All(Enumerable.Range(0, s_ids.Length).Select(keyOf), key =>
            Assert.Equal(expected.GetValueOrDefault(key), minutes[key]));
    }
}
