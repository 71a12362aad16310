using System.Globalization;
using CsCheck;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Portal.Consultations;
using VikLearning.Protos.Access.V1;
using Xunit;

namespace VikLearning.UnitTests.Portal.Consultations;

public class GatheredPageTests
{
    private const int Size = 3;

    // Two ledgers whose lines come at minutes of their own, some at the same minute.
    private static readonly Gen<Dictionary<string, SeenLine[]>> s_ledgers =
        Gen.Select(Gen.Int[0, 30].Array[0, 12], Gen.Int[0, 30].Array[0, 12]).Select((one, other) =>
            new Dictionary<string, SeenLine[]>
            {
                ["portfolio"] = Ledger("portfolio", one),
                ["roster"] = Ledger("roster", other),
            });

    // Clocks that go back between two lines, as those of two machines may.
    private static readonly Gen<Dictionary<string, SeenLine[]>> s_shaky =
        Gen.Select(Gen.Int[0, 30].Array[0, 12], Gen.Int[0, 30].Array[0, 12]).Select((one, other) =>
            new Dictionary<string, SeenLine[]>
            {
                ["portfolio"] = Lines("portfolio", one),
                ["roster"] = Lines("roster", other),
            });

    [Fact]
    public void Page_after_page_shows_every_line_once_newest_first() => s_ledgers.Sample(ledgers =>
    {
        var shown = ShownOf(ledgers);
        Assert.Equal(ledgers.Values.Sum(lines => lines.Length), shown.Count);
        Assert.Equal(shown.Count, shown.Distinct().Count());
        Assert.Equal(shown.Select(line => line.At).OrderDescending(), shown.Select(line => line.At));
    });

    [Fact]
    public void A_clock_that_goes_back_hides_no_line_and_shows_none_twice() => s_shaky.Sample(ledgers =>
    {
        var shown = ShownOf(ledgers);
        Assert.Equal(ledgers.Values.Sum(lines => lines.Length), shown.Count);
        Assert.Equal(shown.Count, shown.Distinct().Count());
    });

    private static List<SeenLine> ShownOf(Dictionary<string, SeenLine[]> ledgers)
    {
        var shown = new List<SeenLine>();
        string? token = null;
        do
        {
            var page = GatheredPage<SeenLine>.Of(
                ledgers.ToDictionary(pair => pair.Key, pair => PageOf(pair.Key, pair.Value, token)));
            Assert.True(page.Lines.Count > 0 || page.Next.Length == 0);
            shown.AddRange(page.Lines);
            token = page.Next;
        }
        while (token.Length > 0);

        return shown;
    }

    // As the services answer: so many lines before a number, newest first, and whether there are older ones.
    private static (IReadOnlyList<SeenLine>, bool) PageOf(string service, SeenLine[] ledger, string? token)
    {
        var place = GatheredPage<SeenLine>.PlaceOf(service, token);
        var before = place.Length > 0 ? int.Parse(place, CultureInfo.InvariantCulture) : int.MaxValue;
        var older = ledger.Where(line => line.Line.Number < before).Reverse().ToArray();
        return (older.Take(Size).ToArray(), older.Length > Size);
    }

    private static SeenLine[] Ledger(string service, int[] minutes) => Lines(service, [.. minutes.Order()]);

    private static SeenLine[] Lines(string service, int[] minutes) =>
    [
        .. minutes.Select((minute, index) => new SeenLine(service, new ConsultationLine
        {
            Number = index + 1,
            At = Timestamp.FromDateTime(new DateTime(2026, 3, 2, 9, minute, 0, DateTimeKind.Utc)),
        })),
    ];
}
