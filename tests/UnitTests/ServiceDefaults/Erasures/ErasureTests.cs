using VikLearning.ServiceDefaults.Erasures;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Erasures;

public class ErasureTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_erasure_is_complete_when_the_last_backup_of_the_key_is_gone()
    {
        var decision = Erasure.Decide(Erasure.None, new RecordDestruction(4, s_now, TimeSpan.FromDays(30)));
        Assert.Equal(new Tombstone(4, s_now, s_now.AddDays(30)), decision.Answer);
        Assert.Equal(decision.Answer, Erasure.Evolve(Erasure.None, Assert.Single(decision.Events)).Tombstone);
    }

    [Fact]
    public void The_first_certificate_stays()
    {
        var erased = new Erasure(new Tombstone(4, s_now, s_now.AddDays(30)));
        var again = Erasure.Decide(erased, new RecordDestruction(5, s_now.AddDays(1), TimeSpan.FromDays(30)));
        Assert.Equal(erased.Tombstone, again.Answer);
        Assert.Empty(again.Events);
    }
}
