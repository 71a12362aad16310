namespace VikLearning.Portal.Attachments;

/// <summary>Marks an address whose form is read while it comes in: nobody else may read it before.</summary>
internal sealed class StreamedForm
{
    /// <summary>The mark.</summary>
    public static StreamedForm Instance { get; } = new();
}
