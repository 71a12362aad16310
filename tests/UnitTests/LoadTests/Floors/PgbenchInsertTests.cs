using VikLearning.LoadTests.Floors;
using Xunit;

namespace VikLearning.UnitTests.LoadTests.Floors;

public class PgbenchInsertTests
{
    private const string Summary =
        """
        transaction type: /dev/stdin
        number of clients: 32
        number of transactions actually processed: 34511
        number of failed transactions: 3 (0.009%)
        latency average = 2.604 ms
        initial connection time = 133.012 ms
        tps = 12287.500000 (without initial connection time)
        """;

    [Fact]
    public void The_rate_and_the_failures_are_read_from_its_summary()
    {
        var measured = PgbenchInsert.Parse(Summary)!;

        Assert.Equal((34511, 3), (measured.Operations, measured.Errors));
        Assert.Equal(12287.5, measured.PerSecond, precision: 6);
    }

    [Fact]
    public void Anything_else_is_no_measurement() =>
        Assert.Null(PgbenchInsert.Parse("connection to server failed"));
}
