namespace VikLearning.Exams.Agreement;

/// <summary>
/// Cohen's kappa: how much more two examiners agree than chance would, if each kept to how often they give each level.
/// 1 is always, 0 is as often as chance, below 0 is less often.
/// </summary>
/// <remarks>
/// <para>
/// The figure is kappa = 1 - D / E: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
/// Psychological Measurement 20 (1960) 37-46, and weighted: "Weighted kappa", Psychological Bulletin 70 (1968) 213-220.
/// D is the mean disagreement of two levels that were given to the same item, E that of two levels whatever the item.
/// </para>
/// <para>
/// Its standard error is the one for large samples that does not suppose that kappa is 0: J. L. Fleiss, J. Cohen and
/// B. S. Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72 (1969) 323-327.
/// It is 0 when all is agreed, and when one of them gave a single level, which makes kappa 0 whatever the other gave:
/// then the interval is no wider than the figure, and says nothing of how little may be known.
/// </para>
/// </remarks>
internal static class CohenKappa
{
    /// <summary>
    /// The kappa of a table, from -1 to 1. It has no value when both gave one and the same level to everything, and no
    /// interval with fewer than two items.
    /// </summary>
    public static Estimate Of(AgreementTable table, AgreementWeighting weighting)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Items == 0)
        {
            return Estimate.None(EstimateLack.NoItems);
        }

        // Both are whole numbers, so that what is equal on paper is equal here; as doubles they can't overflow.
        var observed = 0d;
        var expected = 0d;
        for (var i = 0; i < table.Categories; i++)
        {
            for (var j = 0; j < table.Categories; j++)
            {
                var disagreement = DisagreementOf(i, j, weighting);
                observed += disagreement * table[i, j];
                expected += disagreement * table.FirstTotals[i] * table.SecondTotals[j];
            }
        }

        if (expected == 0)
        {
            return Estimate.None(EstimateLack.OneLevel);
        }

        var value = 1 - (table.Items * observed / expected);
        return table.Items < 2
            ? Estimate.Bare(value, EstimateLack.FewItems)
            : Estimate.Normal(
                value, StandardError(table, weighting, value, expected / table.Items / table.Items), -1, 1);
    }

    // As Fleiss, Cohen and Everitt have it, with the disagreement 1 - w for each weight w. It is a mean square minus a
    // squared mean; taken around that mean no rounding makes it negative.
    private static double StandardError(
        AgreementTable table, AgreementWeighting weighting, double kappa, double expected)
    {
        var sum = 0d;
        for (var i = 0; i < table.Categories; i++)
        {
            for (var j = 0; j < table.Categories; j++)
            {
                var byChance = 0d;
                for (var k = 0; k < table.Categories; k++)
                {
                    byChance += DisagreementOf(i, k, weighting) * table.SecondTotals[k];
                    byChance += DisagreementOf(k, j, weighting) * table.FirstTotals[k];
                }

                var disagreement = DisagreementOf(i, j, weighting) - ((1 - kappa) * byChance / table.Items);
                var deviation = (disagreement / expected) + (1 - kappa);
                sum += table[i, j] * deviation * deviation;
            }
        }

        return Math.Sqrt(sum) / table.Items;
    }

    // Not divided by the most there can be: kappa is a quotient, from which that cancels.
    private static double DisagreementOf(int first, int second, AgreementWeighting weighting) => weighting switch
    {
        AgreementWeighting.Unweighted => first == second ? 0 : 1,
        AgreementWeighting.Linear => Math.Abs(first - second),
        AgreementWeighting.Quadratic => (first - second) * (first - second),
        _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, message: null),
    };
}
