namespace VikLearning.Exams.Agreement;

/// <summary>How much two levels that differ still agree, among q levels.</summary>
internal enum AgreementWeighting
{
    /// <summary>Not at all: Cohen (1960).</summary>
    Unweighted,

    /// <summary>1 - |i - j| / (q - 1): Cicchetti and Allison (1971).</summary>
    Linear,

    /// <summary>1 - (i - j)² / (q - 1)²: Fleiss and Cohen (1973).</summary>
    Quadratic,
}
