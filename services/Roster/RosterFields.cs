using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Roster;

/// <summary>Fields that only Roster's requests have.</summary>
internal static class RosterFields
{
    /// <summary>The most characters a person's name may have.</summary>
    public const int LongestName = 200;

    // A grain's key that nothing has.
    private const string NoKey = "-";

    /// <summary>
    /// The grain's key of an id. A malformed one reaches no grain of its own: all of them meet in one that never
    /// becomes anything.
    /// </summary>
    public static string KeyOf(string id) => GrainKeys.IsKey(id) ? id : NoKey;
}
