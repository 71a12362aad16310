using CsCheck;
using VikLearning.Exams.Agreement;
using Xunit;

namespace VikLearning.UnitTests.Exams.Agreement;

public class AgreementPropertyTests
{
    private const double Close = 1e-9;

    // Of 2 to 6 levels, from full to empty; with almost only zeros they are those that are hard.
    private static readonly Gen<int[,]> s_counts =
        Gen.Select(Gen.Int[2, 6], Gen.Int[0, 100], Gen.Select(Gen.Int[0, 99], Gen.Int[1, 30]).Array[36])
            .Select((categories, empty, cells) => Square(categories, (i, j) =>
                cells[(6 * i) + j].Item1 < empty ? 0 : cells[(6 * i) + j].Item2));

    [Fact]
    public void Figures_lie_within_their_intervals_and_those_within_what_is_possible() => s_counts.Sample(counts =>
    {
        var report = Of(counts);
        return IsSound(report.ExactPercent, 0, 100) && IsSound(report.AdjacentPercent, 0, 100)
            && IsSound(report.Kappa, -1, 1) && IsSound(report.LinearKappa, -1, 1)
            && IsSound(report.QuadraticKappa, -1, 1) && IsSound(report.Ac1, -1, 1)
            && (report.Items == 0 || report.Ac1.Value is not null)
            && (report.Items < 2 || report.Ac1.Lack is null)
            && !(report.ExactPercent.Value > report.AdjacentPercent.Value);
    });

    [Fact]
    public void It_does_not_matter_who_is_first() => s_counts.Sample(counts =>
        AreAlike(Of(counts), Of(Square(counts.GetLength(0), (i, j) => counts[j, i]))));

    [Fact]
    public void It_does_not_matter_which_end_is_low() => s_counts.Sample(counts =>
    {
        var last = counts.GetLength(0) - 1;
        return AreAlike(Of(counts), Of(Square(last + 1, (i, j) => counts[last - i, last - j])));
    });

    [Fact]
    public void As_much_of_everything_changes_no_figure() =>
        Gen.Select(s_counts, Gen.Int[2, 50]).Sample((counts, times) =>
        {
            var (once, often) = (Of(counts), Of(Square(counts.GetLength(0), (i, j) => times * counts[i, j])));
            return once.Kappa.Value == often.Kappa.Value && once.LinearKappa.Value == often.LinearKappa.Value
                && once.QuadraticKappa.Value == often.QuadraticKappa.Value && once.Ac1.Value == often.Ac1.Value
                && Math.Abs((once.ExactPercent.Value ?? 0) - (often.ExactPercent.Value ?? 0)) < Close;
        });

    [Fact]
    public void Whoever_always_agrees_reaches_1() => s_counts.Sample(counts =>
    {
        var report = Of(Square(counts.GetLength(0), (i, j) => i == j ? counts[i, j] : 0));
        Estimate[] kappas = [report.Kappa, report.LinearKappa, report.QuadraticKappa];
        return (report.Items == 0 || report.Ac1.Value == 1)
            && Array.TrueForAll(kappas, it => it.Lack is EstimateLack.NoItems or EstimateLack.OneLevel
                || (it.Value == 1 && it.Low == 1 && it.High == 1));
    });

    [Fact]
    public void With_two_levels_weights_make_no_difference() =>
        s_counts.Where(counts => counts.GetLength(0) == 2).Sample(counts =>
        {
            var report = Of(counts);
            return report.Kappa == report.LinearKappa && report.Kappa == report.QuadraticKappa;
        });

    // Weights are told by how far levels lie apart, not by how many there are.
    [Fact]
    public void A_level_that_is_added_above_changes_no_kappa() => s_counts.Sample(counts =>
    {
        var last = counts.GetLength(0);
        var (before, after) = (Of(counts), Of(Square(last + 1, (i, j) => i < last && j < last ? counts[i, j] : 0)));
        return AreAlike(before with { Ac1 = after.Ac1 }, after)
            && (before.Ac1.Value is not { } ac1 || after.Ac1.Value >= ac1 - Close);
    });

    [Fact]
    public void Standard_errors_are_those_of_the_published_formulas() => s_counts.Sample(counts =>
    {
        var report = Of(counts);
        return IsNormal(report.Kappa, () => PublishedFormulas.KappaVariance(counts, d => d == 0 ? 0 : 1))
            && IsNormal(report.LinearKappa, () => PublishedFormulas.KappaVariance(counts, d => d))
            && IsNormal(report.QuadraticKappa, () => PublishedFormulas.KappaVariance(counts, d => d * d))
            && IsNormal(report.Ac1, () => PublishedFormulas.Ac1Variance(counts));
    });

    // L. I-K. Lin's coefficient of concordance, Biometrics 45 (1989) 255-268, is the quadratic kappa of the levels.
    [Fact]
    public void Quadratic_kappa_is_concordance() => s_counts.Sample(counts =>
        Of(counts).QuadraticKappa.Value is not { } kappa
            || Math.Abs(kappa - (double)PublishedFormulas.Concordance(counts)) < Close);

    private static AgreementReport Of(int[,] counts) => AgreementReport.Of(AgreementTable.FromCounts(counts));

    private static int[,] Square(int categories, Func<int, int, int> count)
    {
        var counts = new int[categories, categories];
        for (var i = 0; i < categories; i++)
        {
            for (var j = 0; j < categories; j++)
            {
                counts[i, j] = count(i, j);
            }
        }

        return counts;
    }

    private static bool IsSound(Estimate estimate, double least, double most) => estimate switch
    {
        { Value: { } value, Low: { } low, High: { } high, Lack: null } =>
            least <= low && low <= value && value <= high && high <= most,
        { Value: { } value, Low: null, High: null, Lack: EstimateLack.FewItems } => least <= value && value <= most,
        { Value: null, Low: null, High: null, Lack: EstimateLack.NoItems or EstimateLack.OneLevel } => true,
        _ => false,
    };

    private static bool IsNormal(Estimate estimate, Func<decimal> variance)
    {
        if (estimate.Low is not { } low)
        {
            return true;
        }

        var half = Estimate.Reach * Math.Sqrt(Math.Max(0, (double)variance()));
        return Math.Abs(Math.Max(-1, estimate.Value!.Value - half) - low) < Close
            && Math.Abs(Math.Min(1, estimate.Value!.Value + half) - estimate.High!.Value) < Close;
    }

    private static bool AreAlike(AgreementReport one, AgreementReport other) =>
        one.Items == other.Items
        && AreAlike(one.ExactPercent, other.ExactPercent) && AreAlike(one.AdjacentPercent, other.AdjacentPercent)
        && AreAlike(one.Kappa, other.Kappa) && AreAlike(one.LinearKappa, other.LinearKappa)
        && AreAlike(one.QuadraticKappa, other.QuadraticKappa) && AreAlike(one.Ac1, other.Ac1);

    private static bool AreAlike(Estimate one, Estimate other) =>
        one.Lack == other.Lack && AreAlike(one.Value, other.Value) && AreAlike(one.Low, other.Low)
        && AreAlike(one.High, other.High);

    private static bool AreAlike(double? one, double? other) =>
        one is null ? other is null : other is not null && Math.Abs(one.Value - other.Value) < Close;
}
