using VikLearning.Exams.Agreement;
using Xunit;

namespace VikLearning.UnitTests.Exams.Agreement;

/// <summary>Tables of which others published what comes of them.</summary>
public class AgreementReferenceTests
{
    // SAS, as the tests of statsmodels (statsmodels/stats/tests/test_inter_rater.py) quote its output.
    [Fact]
    public void Sas_by_statsmodels()
    {
        var report = Of(new[,] { { 0, 4, 1 }, { 0, 8, 0 }, { 0, 1, 5 } });

        Is(report.Kappa, 0.4842, 0.1380, 4);
        Lies(report.Kappa, 0.2137, 0.7547, 4);
        Is(report.LinearKappa, 0.4701, 0.1457, 4);
        Lies(report.LinearKappa, 0.1845, 0.7558, 4);
    }

    // J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72 (1969) 323-327: kappa .429, and its variance
    // .002885. Their weighted kappa is .5071 with weights that are no scale's.
    [Fact]
    public void Fleiss_Cohen_and_Everitt()
    {
        var report = Of(new[,] { { 106, 10, 4 }, { 22, 28, 10 }, { 2, 12, 6 } });

        Is(report.Kappa, 0.429, 0.0537, 3);
        Assert.Equal(0.002885, Math.Pow(StandardError(report.Kappa), 2), 6);
    }

    // J. Cohen, Psychological Bulletin 70 (1968) 213-220, table 1: kappa .492. His weights are no scale's either.
    [Fact]
    public void Cohen() => Assert.Equal(
        0.492, Of(new[,] { { 88, 10, 2 }, { 14, 40, 6 }, { 18, 10, 12 } }).Kappa.Value!.Value, 3);

    // SAS/STAT User's Guide, the FREQ procedure, "Agreement Study": what two dermatologists said of 88 skins.
    [Fact]
    public void Sas_dermatologists()
    {
        var report = Of(new[,] { { 10, 4, 1, 0 }, { 5, 10, 12, 2 }, { 2, 4, 12, 5 }, { 0, 2, 6, 13 } });

        Is(report.Kappa, 0.3449, 0.0724, 4);
        Lies(report.Kappa, 0.2030, 0.4868, 4);
        Is(report.LinearKappa, 0.5082, 0.0655, 4);
        Lies(report.LinearKappa, 0.3798, 0.6366, 4);
    }

    // A. Agresti, "Categorical Data Analysis", second edition (2002), section 10.5: pathologists, kappa .493 (SE .057).
    [Fact]
    public void Agresti_pathologists() => Is(
        Of(new[,] { { 22, 2, 2, 0 }, { 5, 7, 14, 0 }, { 0, 2, 36, 0 }, { 0, 1, 17, 10 } }).Kappa, 0.493, 0.057, 3);

    // A. Agresti and L. Winner, "Evaluating agreement and disagreement among movie reviewers", Chance 10 (1997) 10-14:
    // Siskel and Ebert, kappa .389 (SE .0598 by SAS).
    [Fact]
    public void Agresti_reviewers()
    {
        var kappa = Of(new[,] { { 24, 8, 13 }, { 8, 13, 11 }, { 10, 9, 64 } }).Kappa;

        Assert.Equal(0.389, kappa.Value!.Value, 3);
        Assert.Equal(0.0598, StandardError(kappa), 4);
    }

    // The example of Kappa() in R's vcd, printed in vcdExtra's articles; its "weighted" is linear.
    [Fact]
    public void Vcd_couples()
    {
        var report = Of(new[,] { { 7, 7, 2, 3 }, { 2, 8, 3, 7 }, { 1, 5, 4, 9 }, { 2, 8, 9, 14 } });

        Is(report.Kappa, 0.1293, 0.0686, 4);
        Lies(report.Kappa, -0.005120399, 0.2637809, 6);
        Is(report.LinearKappa, 0.2374, 0.0783, 4);
        Lies(report.LinearKappa, 0.083883432, 0.3908778, 6);
    }

    // K. B. Westlund and L. T. Kurland (1953), in R's vcd as MSPatients; what its Kappa() says of them is printed in
    // vcdExtra's reference of print.Kappa, and the intervals on friendly.github.io/psy6136.
    [Fact]
    public void Vcd_neurologists()
    {
        var winnipeg = Of(new[,] { { 38, 5, 0, 1 }, { 33, 11, 3, 0 }, { 10, 14, 5, 6 }, { 3, 7, 3, 10 } });
        var newOrleans = Of(new[,] { { 5, 3, 0, 0 }, { 3, 11, 4, 0 }, { 2, 13, 3, 4 }, { 1, 2, 4, 14 } });

        Is(winnipeg.Kappa, 0.2079, 0.0505, 4);
        Is(winnipeg.LinearKappa, 0.3797, 0.0517, 4);
        Lies(winnipeg.LinearKappa, 0.278, 0.481, 3);
        Is(newOrleans.Kappa, 0.2965, 0.0785, 4);
        Is(newOrleans.LinearKappa, 0.4773, 0.0730, 4);
        Lies(newOrleans.LinearKappa, 0.334, 0.620, 3);
    }

    // K. L. Gwet's irrCAC (R), cont3x3abstractors: its README, and the examples of kappa2.table. Its intervals are
    // Student's, and so a little wider.
    [Fact]
    public void Gwet_abstractors()
    {
        var report = Of(new[,] { { 13, 0, 0 }, { 0, 20, 7 }, { 0, 4, 56 } });

        Assert.Equal(89, report.ExactPercent.Value);
        Is(report.Kappa, 0.7964094, 0.0589107, 7);
        Assert.Equal(0.8921569, report.QuadraticKappa.Value!.Value, 7);
        Is(report.Ac1, 0.8493305, 0.0432175, 7);
    }

    // irrCAC once more, cont4x4diagnosis: as the tests of its Python edition (afergadis/irrCAC) have it.
    [Fact]
    public void Gwet_diagnoses()
    {
        var report = Of(new[,] { { 40, 6, 4, 15 }, { 4, 25, 1, 5 }, { 4, 2, 21, 9 }, { 17, 13, 12, 45 } });

        Is(report.Kappa, 0.432, 0.046, 3);
        Is(report.LinearKappa, 0.407, 0.053, 3);
        Is(report.QuadraticKappa, 0.383, 0.066, 3);
        Is(report.Ac1, 0.456, 0.043, 3);
    }

    // The data set anxiety of R's irr, its second and third rater, with kappa2() as the tests of statsmodels quote it:
    // levels 1, 2, 3, 4 and 6, as if there were no level 5.
    [Fact]
    public void Irr_anxiety()
    {
        int[] second = [2, 4, 3, 4, 1, 3, 1, 3, 2, 2, 1, 2, 2, 2, 1, 1, 0, 2, 2, 3];
        int[] third = [1, 0, 3, 3, 2, 1, 0, 4, 0, 0, 0, 1, 2, 2, 0, 0, 2, 2, 1, 1];
        var report = AgreementReport.Of(AgreementTable.FromPairs(
            5, second.Zip(third, (first, other) => ((int?)first, (int?)other))));

        Assert.Equal(-0.006289308, report.Kappa.Value!.Value, 8);
        Assert.Equal(0.1459075, report.LinearKappa.Value!.Value, 7);
        Assert.Equal(0.2520325, report.QuadraticKappa.Value!.Value, 7);
    }

    // A. R. Feinstein and D. V. Cicchetti, "High agreement but low kappa", Journal of Clinical Epidemiology 43 (1990)
    // 543-549: as much agreement, and half the kappa or double.
    [Fact]
    public void Feinstein_and_Cicchetti()
    {
        Paradox(new[,] { { 40, 9 }, { 6, 45 } }, 85, 0.70);
        Paradox(new[,] { { 80, 10 }, { 5, 5 } }, 85, 0.32);
        Paradox(new[,] { { 45, 15 }, { 25, 15 } }, 60, 0.13);
        Paradox(new[,] { { 25, 35 }, { 5, 35 } }, 60, 0.26);

        static void Paradox(int[,] counts, double percent, double kappa)
        {
            Assert.Equal(percent, Of(counts).ExactPercent.Value);
            Assert.Equal(kappa, Of(counts).Kappa.Value!.Value, 2);
        }
    }

    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, the score method without a correction.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Newcombe_by_Wilson(int exact, int items, double low, double high)
    {
        var percent = Of(new[,] { { exact, items - exact }, { 0, 0 } }).ExactPercent;

        Assert.Equal(low, percent.Low!.Value / 100, 4);
        Assert.Equal(high, percent.High!.Value / 100, 4);
    }

    private static AgreementReport Of(int[,] counts) => AgreementReport.Of(AgreementTable.FromCounts(counts));

    private static double StandardError(Estimate estimate) =>
        (estimate.High!.Value - estimate.Low!.Value) / 2 / Estimate.Reach;

    private static void Is(Estimate estimate, double value, double standardError, int digits)
    {
        Assert.Equal(value, estimate.Value!.Value, digits);
        Assert.Equal(standardError, StandardError(estimate), digits);
        Assert.Null(estimate.Lack);
    }

    private static void Lies(Estimate estimate, double low, double high, int digits)
    {
        Assert.Equal(low, estimate.Low!.Value, digits);
        Assert.Equal(high, estimate.High!.Value, digits);
    }
}
