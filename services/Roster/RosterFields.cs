using System.Globalization;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Roster;

/// <summary>Fields that only Roster's requests have.</summary>
internal static class RosterFields
{
    /// <summary>The most characters a person's name may have.</summary>
    public const int LongestName = 200;

    /// <summary>The most characters a label may have.</summary>
    public const int LongestLabel = 60;

    // A grain's key that nothing has.
    private const string NoKey = "-";

    /// <summary>
    /// The grain's key of an id. A malformed one reaches no grain of its own: all of them meet in one that never
    /// becomes anything.
    /// </summary>
    public static string KeyOf(string id) => GrainKeys.IsKey(id) ? id : NoKey;

    /// <summary>
    /// The label of a cohort or team. It travels in facts and is shown to others, so it has no room for a sentence
    /// about somebody: letters, digits, spaces and a few signs. A fault <c>label-invalid</c> otherwise.
    /// </summary>
    public static string Label(this RequestFields fields, string field, string value)
    {
        fields.Check(
            IsLabel(value),
            Refusal.Malformed("label-invalid", field, LongestLabel.ToString(CultureInfo.InvariantCulture)));
        return value.Trim();
    }

    /// <summary>Whether it can be a label.</summary>
    public static bool IsLabel(string value) => !string.IsNullOrWhiteSpace(value) && value.Length <= LongestLabel
        && value.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '/' or '(' or ')');
}
