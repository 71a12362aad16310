namespace VikLearning.Portal.DataSubjects;

/// <summary>
/// What stands between a ZIP and a response: the ZIP's last bytes of a file are written synchronously, which a response
/// does not take. It holds what one file made, compressed, and hands it on.
/// </summary>
internal sealed class ForwardBuffer(Stream target) : MemoryStream
{
    // Whoever asks is told that there is no way back: what was handed on is gone.
    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <summary>Hands on what is there.</summary>
    public async Task HandOnAsync(CancellationToken cancellation)
    {
        await target.WriteAsync(GetBuffer().AsMemory(0, (int)Length), cancellation);
        SetLength(0);
    }
}
