using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.Portfolio.Drafts;

/// <summary>A draft as it is kept: one row of the grain store, its words encrypted.</summary>
internal sealed class KeptDraft
{
    /// <summary>Its id.</summary>
    public Guid DraftId { get; set; }

    /// <summary>Its version, from 1.</summary>
    public int Version { get; set; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What it is to become.</summary>
    public DraftAbout? About { get; set; }

    /// <summary>The id that its words are sealed to.</summary>
    public Guid TextId { get; set; }

    /// <summary>Their data key, wrapped by the student's.</summary>
    public byte[] WrappedKey { get; set; } = [];

    /// <summary>The words.</summary>
    public byte[] Cipher { get; set; } = [];

    /// <summary>The words as the vault opens them.</summary>
    public SealedText Sealed(string scope) => new(TextId, scope, WrappedKey, Cipher);
}
