using VikLearning.Exams.Agreement;
using Xunit;

namespace VikLearning.UnitTests.Exams.Agreement;

public class AgreementDegenerateTests
{
    [Fact]
    public void Without_items_nothing_is_said()
    {
        AgreementReport[] reports =
        [
            Of(new int[3, 3]),
            AgreementReport.Of(AgreementTable.FromPairs(4, [])),
            AgreementReport.Of(AgreementTable.FromPairs(4, [(null, 1), (2, null), (null, null)])),
        ];

        var nothing = Estimate.None(EstimateLack.NoItems);
        Assert.Equal([0, 0, 3], reports.Select(report => report.Missing));
        Assert.All(reports, report => Assert.Equal(
            new AgreementReport(
                0, report.Missing, nothing, nothing, nothing, nothing, nothing, nothing), report));
    }

    [Fact]
    public void One_level_given_by_both_leaves_kappa_undefined_and_ac1_1()
    {
        var report = Of(new[,] { { 0, 0, 0 }, { 0, 7, 0 }, { 0, 0, 0 } });

        var undefined = Estimate.None(EstimateLack.OneLevel);
        Assert.Equal(
            (undefined, undefined, undefined), (report.Kappa, report.LinearKappa, report.QuadraticKappa));
        Assert.Equal(new Estimate(1, 1, 1, null), report.Ac1);
        Assert.Equal(100, report.ExactPercent.Value);
        Assert.Equal(100, report.ExactPercent.High);
        Assert.Equal(64.567, report.ExactPercent.Low!.Value, 3);
    }

    [Fact]
    public void One_item_has_figures_and_no_intervals()
    {
        var apart = Of(new[,] { { 0, 0, 0 }, { 0, 0, 0 }, { 1, 0, 0 } });
        var alike = Of(new[,] { { 0, 0 }, { 0, 1 } });

        Assert.Equal(Bare(0), apart.ExactPercent);
        Assert.Equal(Bare(0), apart.AdjacentPercent);
        Assert.Equal((Bare(0), Bare(0), Bare(0)), (apart.Kappa, apart.LinearKappa, apart.QuadraticKappa));
        Assert.Equal(-1 / 3d, apart.Ac1.Value!.Value, 12);
        Assert.Equal(Bare(apart.Ac1.Value.Value), apart.Ac1);
        Assert.Equal(Bare(100), alike.ExactPercent);
        Assert.Equal(Estimate.None(EstimateLack.OneLevel), alike.Kappa);
        Assert.Equal(Bare(1), alike.Ac1);

        static Estimate Bare(double value) => Estimate.Bare(value, EstimateLack.FewItems);
    }

    // One that is agreed and one that is not: kappa is (1/2 - 1/2) / (1/2), AC1 is (1/2 - 3/8) / (5/8).
    [Fact]
    public void Two_items_have_intervals()
    {
        var report = Of(new[,] { { 1, 1 }, { 0, 0 } });

        Assert.Equal((0d, 0.2), (report.Kappa.Value, Math.Round(report.Ac1.Value!.Value, 12)));
        Estimate[] all = [report.ExactPercent, report.AdjacentPercent, report.Kappa, report.Ac1];
        Assert.All(all, it => Assert.NotNull(it.Low));
        Assert.All(all, it => Assert.NotNull(it.High));
    }

    // Whoever gives one level to everything agrees as often as chance, whatever the other gives.
    [Fact]
    public void An_examiner_who_gives_one_level_leaves_kappa_0()
    {
        var report = Of(new[,] { { 0, 0, 0, 0 }, { 3, 2, 1, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } });

        Estimate[] kappas = [report.Kappa, report.LinearKappa, report.QuadraticKappa];
        Assert.All(kappas, kappa => Assert.Equal(0, kappa.Value));
        Assert.All(kappas, kappa => Assert.Equal(0, kappa.High!.Value - kappa.Low!.Value, 12));
        Assert.Equal(100 / 3d, report.ExactPercent.Value!.Value, 12);
        Assert.Equal(100, report.AdjacentPercent.Value);
    }

    [Fact]
    public void Whoever_never_agrees_reaches_minus_1()
    {
        var report = Of(new[,] { { 0, 3 }, { 3, 0 } });

        Assert.Equal(new Estimate(-1, -1, -1, null), report.Kappa);
        Assert.Equal(new Estimate(-1, -1, -1, null), report.Ac1);
        Assert.Equal(0, report.ExactPercent.Low);
    }

    // By a calculation of our own in exact fractions, with a numeric derivative: 0.8197 from 0.4882 to 1.1511, and -0.5
    // from -1.2350 to 0.2350.
    [Fact]
    public void An_interval_is_cut_to_what_is_possible()
    {
        var high = Of(new[,] { { 5, 1 }, { 0, 5 } }).Kappa;
        var low = Of(new[,] { { 0, 2 }, { 1, 1 } }).Kappa;

        Assert.Equal((0.8197, 0.4882, 1), (Rounded(high.Value), Rounded(high.Low), high.High));
        Assert.Equal((-0.5, -1, 0.2350), (low.Value, low.Low, Rounded(low.High)));

        static double Rounded(double? value) => Math.Round(value!.Value, 4);
    }

    // The table by which the paradox of kappa is told: 94 % agreed, hardly anything was scored low. Both figures and
    // both standard errors by a calculation of our own, and a bootstrap of 1500.
    [Fact]
    public void Ac1_stays_where_kappa_falls_to_0()
    {
        var report = Of(new[,] { { 118, 5 }, { 2, 0 } });

        Assert.Equal(94.4, report.ExactPercent.Value!.Value, 12);
        Assert.Equal(-0.0233918, report.Kappa.Value!.Value, 7);
        Assert.Equal(0.0122868, (report.Kappa.High - report.Kappa.Low)!.Value / 2 / Estimate.Reach, 7);
        Assert.Equal(0.9407763, report.Ac1.Value!.Value, 7);
        Assert.Equal(0.0229646, (report.Ac1.High - report.Ac1.Low)!.Value / 2 / Estimate.Reach, 7);
    }

    [Fact]
    public void A_weighting_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => CohenKappa.Of(AgreementTable.FromCounts(new[,] { { 1, 1 }, { 1, 1 } }), (AgreementWeighting)3));

    private static AgreementReport Of(int[,] counts) => AgreementReport.Of(AgreementTable.FromCounts(counts));
}
