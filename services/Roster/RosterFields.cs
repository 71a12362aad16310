using System.Globalization;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Roster;

/// <summary>Fields that only Roster's requests have.</summary>
internal static class RosterFields
{
    /// <summary>A grain's key that nothing has.</summary>
    public const string NoKey = "-";

    private const int LongestLabel = 60;

    /// <summary>
    /// The label of a cohort or team. It travels in facts and is shown to others, so it has no room for a sentence
    /// about somebody: letters, digits, spaces and a few signs. A fault <c>label-invalid</c> otherwise.
    /// </summary>
    public static string Label(this RequestFields fields, string field, string value)
    {
        var valid = !string.IsNullOrWhiteSpace(value) && value.Length <= LongestLabel
            && value.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '/' or '(' or ')');
        fields.Check(
            valid, Refusal.Malformed("label-invalid", field, LongestLabel.ToString(CultureInfo.InvariantCulture)));
        return value.Trim();
    }
}
