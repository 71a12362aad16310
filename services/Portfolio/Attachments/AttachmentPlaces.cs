using VikLearning.Portfolio.Dilemmas;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using Wire = VikLearning.Protos.Portfolio.V1.AttachmentOwner;

namespace VikLearning.Portfolio.Attachments;

/// <summary>The entries that files can be added to. Another kind of entry is a line more in each of these.</summary>
internal static class AttachmentPlaces
{
    /// <summary>Reads which entry a request names.</summary>
    public static AttachmentPlace Read(RequestFields fields, Wire owner, string ownerId)
    {
        var id = fields.Key("ownerId", ownerId);
        AttachmentOwner? known = owner switch
        {
            Wire.Reflection => AttachmentOwner.Reflection,
            Wire.Dilemma => AttachmentOwner.Dilemma,
            _ => null,
        };
        fields.Check(known is not null, Refusal.Malformed("attachment-owner-invalid", "owner"));
        return new AttachmentPlace(known ?? AttachmentOwner.Reflection, id);
    }

    /// <summary>Whether a student has such an entry. What they have, they keep.</summary>
    public static async Task<bool> IsThereAsync(IGrainFactory grains, string student, AttachmentPlace place) =>
        place.Owner switch
        {
            AttachmentOwner.Dilemma =>
                await grains.GetKnownGrain<IDilemmaGrain>(student).Get(place.OwnerId, 0) is not null,
            _ => await grains.GetKnownGrain<IStudentGrain>(student).GetReflection(place.OwnerId, 0) is not null,
        };
}
