using System.Collections.Immutable;

namespace VikLearning.Portfolio.Reflections;

/// <summary>What somebody wrote, on its way into the grain. No record: a record would print it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.reflection-words")]
internal sealed class ReflectionWords
{
    /// <summary>The title.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>The text of a free one; empty where a template's fields stand instead.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>The fields in which something stands, in the order that they came.</summary>
    [Id(2)]
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>What stands in a field.</summary>
    [GenerateSerializer]
    [Immutable]
    [Alias("portfolio.reflection-words-field")]
    internal sealed class Field
    {
        /// <summary>Its name.</summary>
        [Id(0)]
        public string Name { get; init; } = "";

        /// <summary>The words.</summary>
        [Id(1)]
        public string Text { get; init; } = "";
    }
}
