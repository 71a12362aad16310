using System.Text.Json;

namespace VikLearning.ServiceDefaults.Exports;

/// <summary>A stream of the journal that has something of a person in it.</summary>
/// <param name="Stream">Its name: <c>student/student01</c>.</param>
/// <param name="Takes">Whether an event, as it is kept, is about the person; null when all of them are.</param>
public sealed record ExportedStream(string Stream, Func<JsonElement, bool>? Takes = null);
