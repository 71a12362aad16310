namespace VikLearning.IntegrationTests.Grains;

public sealed class Note
{
    public string Text { get; set; } = "";
}
