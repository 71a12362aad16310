using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>Something that is wrong in a document that somebody wrote.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="What">The code and what its sentence needs; its field is the name it is about, if any.</param>
public sealed record DocumentFault(int Line, Refusal What);
