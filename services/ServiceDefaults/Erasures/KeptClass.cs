using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>The class of what a service keeps of people, under one key a person.</summary>
internal sealed record KeptClass(DataClass Class);
