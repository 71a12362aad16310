namespace VikLearning.Exams.Agreement;

/// <summary>How well two examiners who scored the same without seeing each other's scores agree.</summary>
/// <param name="Items">How many items both scored.</param>
/// <param name="Missing">How many items one of them, or neither, scored; nothing else here is about those.</param>
/// <param name="ExactPercent">Of how many items out of a hundred the levels are the same.</param>
/// <param name="AdjacentPercent">Of how many items out of a hundred they differ by one level or not at all.</param>
/// <param name="Kappa">Cohen's kappa, by which any difference is as bad as another.</param>
/// <param name="LinearKappa">Cohen's kappa with linear weights.</param>
/// <param name="QuadraticKappa">Cohen's kappa with quadratic weights.</param>
/// <param name="Ac1">Gwet's AC1.</param>
internal sealed record AgreementReport(
    int Items, int Missing, Estimate ExactPercent, Estimate AdjacentPercent, Estimate Kappa, Estimate LinearKappa,
    Estimate QuadraticKappa, Estimate Ac1)
{
    /// <summary>What a table says.</summary>
    public static AgreementReport Of(AgreementTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new AgreementReport(
            table.Items,
            table.Missing,
            PercentWithin(table, apart: 0),
            PercentWithin(table, apart: 1),
            CohenKappa.Of(table, AgreementWeighting.Unweighted),
            CohenKappa.Of(table, AgreementWeighting.Linear),
            CohenKappa.Of(table, AgreementWeighting.Quadratic),
            GwetAc1.Of(table));
    }

    // The interval is the score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical
    // inference", Journal of the American Statistical Association 22 (1927) 209-212. Unlike the plain one it says that
    // little is known when a few items agree all.
    private static Estimate PercentWithin(AgreementTable table, int apart)
    {
        var within = 0L;
        for (var i = 0; i < table.Categories; i++)
        {
            for (var j = Math.Max(0, i - apart); j <= Math.Min(table.Categories - 1, i + apart); j++)
            {
                within += table[i, j];
            }
        }

        if (table.Items < 2)
        {
            return table.Items == 0
                ? Estimate.None(EstimateLack.NoItems)
                : Estimate.Bare(100 * within, EstimateLack.FewItems);
        }

        double items = table.Items;
        var share = within / items;
        var square = Estimate.Reach * Estimate.Reach / items;
        var middle = (share + (square / 2)) / (1 + square);
        var half = Math.Sqrt(square * ((share * (1 - share)) + (square / 4))) / (1 + square);
        return Estimate.Between(
            100 * within / items, 100 * (middle - half), 100 * (middle + half), least: 0, most: 100);
    }
}
