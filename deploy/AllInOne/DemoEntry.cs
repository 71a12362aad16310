namespace VikLearning.AllInOne;

/// <summary>Hours that a made-up student logged.</summary>
internal sealed record DemoEntry(string ActivityId, DateOnly Date, int Minutes, string Note);
