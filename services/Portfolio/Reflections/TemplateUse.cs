namespace VikLearning.Portfolio.Reflections;

/// <summary>Which version of which template a reflection is written along, for good.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.template-use")]
public sealed record TemplateUse([property: Id(0)] string TemplateId, [property: Id(1)] int Version)
{
    /// <summary>Free text: what reflections from before there were templates are.</summary>
    public static TemplateUse Free { get; } = new("free", 1);
}
