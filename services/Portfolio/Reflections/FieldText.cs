namespace VikLearning.Portfolio.Reflections;

/// <summary>A field of a template by its name, and the id of the encrypted text that stands in it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.field-text")]
public sealed record FieldText([property: Id(0)] string Name, [property: Id(1)] Guid TextId);
