namespace VikLearning.IntegrationTests.Edge;

/// <summary>A body whose length nobody can ask beforehand, so that it is sent in chunks.</summary>
internal sealed class UnsizedStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
