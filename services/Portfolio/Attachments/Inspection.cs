namespace VikLearning.Portfolio.Attachments;

/// <summary>What a file turned out to be.</summary>
/// <param name="Kind">Its kind; null when it is not taken.</param>
/// <param name="Fault">Why it is not taken; null when it is.</param>
internal sealed record Inspection(FileKind? Kind, string? Fault)
{
    /// <summary>It is nothing that is taken.</summary>
    public static Inspection Unknown { get; } = new(null, "file-kind-unknown");

    /// <summary>It begins like something that is taken, and is not whole, or holds something else as well.</summary>
    public static Inspection Damaged { get; } = new(null, "file-damaged");

    /// <summary>It has macros: programs that run where it is opened.</summary>
    public static Inspection HasMacros { get; } = new(null, "file-has-macros");

    /// <summary>Unpacked it would be out of proportion.</summary>
    public static Inspection UnpacksTooLarge { get; } = new(null, "file-unpacks-too-large");

    /// <summary>It is of this kind, and sound, or else damaged.</summary>
    public static Inspection Of(FileKind kind, bool isSound) => isSound ? new(kind, null) : Damaged;
}
