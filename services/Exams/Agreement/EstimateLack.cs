namespace VikLearning.Exams.Agreement;

/// <summary>Why an estimate, or its interval, can't be given.</summary>
internal enum EstimateLack
{
    /// <summary>No item was scored by both.</summary>
    NoItems,

    /// <summary>Too few items were scored by both.</summary>
    FewItems,

    /// <summary>Both gave one and the same level to everything, so that chance alone agrees always.</summary>
    OneLevel,

    /// <summary>Everything was scored on one day, so that nothing is known of change.</summary>
    OneDay,
}
