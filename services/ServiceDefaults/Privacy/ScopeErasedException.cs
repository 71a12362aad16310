namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>The scope was erased: nothing more can be written in it. Grains refuse with it as a value.</summary>
#pragma warning disable CA1032 // It says one thing.
public sealed class ScopeErasedException()
    : InvalidOperationException("The scope was erased; nothing more can be written in it.");
#pragma warning restore CA1032
