namespace VikLearning.IntegrationTests.Grains;

/// <summary><see cref="Note"/> after somebody renamed the class and gave it another field.</summary>
public sealed class RenamedNote
{
    public string Text { get; set; } = "";

    public int Readers { get; set; } = 7;
}
