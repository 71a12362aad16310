using System.Text.Json;

namespace VikLearning.ServiceDefaults.Exports;

/// <summary>A stream of the journal that has something of a person in it.</summary>
/// <param name="Stream">Its name: <c>student/student01</c>.</param>
/// <param name="Takes">Whether an event, as it is kept, is about the person; null when all of them are.</param>
/// <param name="Scope">The scope of its texts, where that is not one of the person's own; null for none.</param>
public sealed record ExportedStream(
    string Stream, Func<JsonElement, bool>? Takes = null, string? Scope = null);
