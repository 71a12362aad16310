namespace VikLearning.Exams.Agreement;

/// <summary>
/// Gwet's AC1: how much two examiners agree beyond chance, where chance is a guess at what is hard to score. It stays
/// near the share that they agree on when almost everything gets one level, where kappa falls to 0. 1 is always.
/// </summary>
/// <remarks>
/// Both the figure and its standard error, for two examiners and without a correction for a finite population of items,
/// are from K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British
/// Journal of Mathematical and Statistical Psychology 61 (2008) 29-48.
/// </remarks>
internal static class GwetAc1
{
    /// <summary>
    /// The AC1 of a table, from -1 to 1. It has a value whenever there are items, also when one level is all that was
    /// given, and no interval with fewer than two.
    /// </summary>
    public static Estimate Of(AgreementTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Items == 0)
        {
            return Estimate.None(EstimateLack.NoItems);
        }

        // The chance is the sum over the levels of s (1 - s) / (q - 1), where s is the share of all scores. Multiplied
        // by 4 n² (q - 1) what it leaves is a whole number, so that what is equal on paper is equal here.
        double items = table.Items;
        var agreed = 0d;
        var squares = 0d;
        for (var i = 0; i < table.Categories; i++)
        {
            var scores = (double)table.FirstTotals[i] + table.SecondTotals[i];
            agreed += table[i, i];
            squares += scores * scores;
        }

        var notByChance = (4 * items * items * (table.Categories - 2)) + squares;
        var scale = 4 * items * (table.Categories - 1);
        var value = 1 - ((items - agreed) * scale / notByChance);
        return table.Items < 2
            ? Estimate.Bare(value, EstimateLack.FewItems)
            : Estimate.Normal(value, StandardError(table, value, notByChance / (scale * items)), -1, 1);
    }

    // Gwet's variance for two raters, written as that of Cohen's kappa is: with disagreements, and around their mean.
    private static double StandardError(AgreementTable table, double ac1, double notByChance)
    {
        var sum = 0d;
        for (var i = 0; i < table.Categories; i++)
        {
            for (var j = 0; j < table.Categories; j++)
            {
                var byChance = 2 - ((2 - ShareOf(table, i) - ShareOf(table, j)) / (table.Categories - 1));
                var disagreement = (i == j ? 0 : 1) - ((1 - ac1) * byChance);
                var deviation = (disagreement / notByChance) + (1 - ac1);
                sum += table[i, j] * deviation * deviation;
            }
        }

        return Math.Sqrt(sum) / table.Items;
    }

    private static double ShareOf(AgreementTable table, int level) =>
        ((double)table.FirstTotals[level] + table.SecondTotals[level]) / (2d * table.Items);
}
