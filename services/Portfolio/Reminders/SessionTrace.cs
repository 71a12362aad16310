namespace VikLearning.Portfolio.Reminders;

/// <summary>What a student's portfolio has of an activity, without a word of it.</summary>
/// <param name="IsClosed">Whether the portfolio is closed.</param>
/// <param name="IsReflectedOn">Whether a reflection belongs to it.</param>
/// <param name="HasHours">Whether hours are claimed or confirmed on it.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.session-trace")]
internal sealed record SessionTrace(
    [property: Id(0)] bool IsClosed, [property: Id(1)] bool IsReflectedOn, [property: Id(2)] bool HasHours);
