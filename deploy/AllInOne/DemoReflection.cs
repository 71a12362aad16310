namespace VikLearning.AllInOne;

/// <summary>What a made-up student wrote, on an activity or, with an empty one, freely.</summary>
internal sealed record DemoReflection(string ActivityId, string Title, string Text);
