using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>What another tab saved meanwhile, to stand beside what is being typed.</summary>
public sealed record OtherText(string Heading, string Title, string Text, IReadOnlyList<ReflectionField> Fields);
