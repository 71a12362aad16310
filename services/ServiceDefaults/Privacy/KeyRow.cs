namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>A key as it is kept.</summary>
/// <param name="Scope">The scope that it is for, or another name that begins with "~".</param>
/// <param name="Wrapped">The key, encrypted; null once destroyed.</param>
/// <param name="Master">The id of the master key that wraps it; null when a build wrote it that had no ids.</param>
internal sealed record KeyRow(string Scope, byte[]? Wrapped, string? Master);
