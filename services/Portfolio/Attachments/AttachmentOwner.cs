namespace VikLearning.Portfolio.Attachments;

/// <summary>What a file is added to.</summary>
public enum AttachmentOwner
{
    /// <summary>A reflection.</summary>
    Reflection,

    /// <summary>A moral dilemma.</summary>
    Dilemma,
}
