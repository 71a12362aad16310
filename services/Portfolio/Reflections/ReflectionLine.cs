namespace VikLearning.Portfolio.Reflections;

/// <summary>One version of a reflection on its way out of the grain, without its words.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.reflection-line")]
internal sealed record ReflectionLine(
    [property: Id(0)] Guid ReflectionId,
    [property: Id(1)] string? ActivityId,
    [property: Id(2)] Guid TitleId,
    [property: Id(3)] Guid TextId,
    [property: Id(4)] int Version,
    [property: Id(5)] int NewestVersion,
    [property: Id(6)] DateTimeOffset At)
{
    /// <summary>A version of a reflection, 0 for the newest; null when there is none of that number.</summary>
    public static ReflectionLine? Of(Reflection reflection, int version)
    {
        var newest = reflection.Versions.Length;
        var number = version == 0 ? newest : version;
        if (number < 1 || number > newest)
        {
            return null;
        }

        var shown = reflection.Versions[number - 1];
        return new ReflectionLine(
            reflection.ReflectionId, reflection.ActivityId, shown.TitleId, shown.TextId, number, newest, shown.At);
    }
}
