using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Attachments;

/// <summary>An entry of a student that files are added to, as addresses name it.</summary>
/// <param name="Word">The kind in an address.</param>
/// <param name="Owner">The kind on the wire.</param>
/// <param name="Page">The address of its page.</param>
/// <param name="Id">Its id.</param>
internal sealed record AttachmentEntry(string Word, AttachmentOwner Owner, string Page, string Id)
{
    /// <summary>The word for a reflection.</summary>
    public const string Reflection = "reflectie";

    /// <summary>The word for a moral dilemma.</summary>
    public const string Dilemma = "dilemma";

    /// <summary>Where files are taken and shown; the gateway lets larger forms through there.</summary>
    public const string Root = "/bijlagen";

    /// <summary>The address of its files.</summary>
    public string Address => $"{Root}/{Word}/{Id}";

    /// <summary>An entry by its word; of an unknown word there is none, and nothing is found.</summary>
    public static AttachmentEntry Of(string word, string id) => word switch
    {
        Reflection => new(word, AttachmentOwner.Reflection, $"/reflecties/{id}", id),
        Dilemma => new(word, AttachmentOwner.Dilemma, $"/dilemmas/{id}", id),
        _ => new(word, AttachmentOwner.Unspecified, "/", id),
    };
}
