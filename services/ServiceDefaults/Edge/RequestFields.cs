using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Grpc.Core;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// Reads the fields of a request and collects what is wrong with their form, all of it. A field that the JSON already
/// had in a wrong form is not judged twice. Field names are those of the wire in camel case.
/// </summary>
public sealed class RequestFields
{
    /// <summary>The most characters a label may have.</summary>
    public const int LongestLabel = 60;

    /// <summary>The most entries on a page, where a list has no limit of its own.</summary>
    public const int MostOnAPage = 200;

    private const int LongestId = 64;
    private const int LongestPageToken = 512;
    private const int ShortestReason = 20;
    private const int LongestReason = 1000;
    private readonly List<Refusal> _faults;

    /// <summary>Starts with the faults that the request's JSON had.</summary>
    public RequestFields(ServerCallContext context) => _faults = [.. JsonFaults.Of(context.GetHttpContext())];

    internal RequestFields(params IEnumerable<Refusal> faults) => _faults = [.. faults];

    /// <summary>What is wrong so far, in the order it was found; empty when all is well.</summary>
    public ImmutableArray<Refusal> Faults => [.. _faults];

    /// <summary>A date written <c>yyyy-MM-dd</c>; a fault <c>date-invalid</c> when there is no such day.</summary>
    public DateOnly Date(string field, string value)
    {
        var valid = DateOnly.TryParseExact(
            value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        Check(valid, Refusal.Malformed("date-invalid", field));
        return date;
    }

    /// <summary>
    /// A text with line ends as LF, at most <paramref name="maximum"/> code points. Faults: <c>text-missing</c> when
    /// required and blank, <c>text-too-long</c>, <c>text-control-character</c> (tab and line end are allowed) and
    /// <c>text-broken-character</c> for what is no Unicode, or came as the replacement character because of that.
    /// </summary>
    public string Text(string field, string value, int maximum, bool required = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = value.Replace("\r\n", "\n", StringComparison.Ordinal);
        Check(!required || !string.IsNullOrWhiteSpace(text), Refusal.Malformed("text-missing", field));
        Check(
            text.Length <= maximum || CodePoints(text) <= maximum,
            Refusal.Malformed("text-too-long", field, maximum.ToString(CultureInfo.InvariantCulture)));
        Check(!text.Any(IsControl), Refusal.Malformed("text-control-character", field));
        Check(IsUnicode(text), Refusal.Malformed("text-broken-character", field));
        return text;
    }

    /// <summary>
    /// A reason that somebody else will read: 20 to 1,000 characters. Faults as for a required text, and
    /// <c>reason-too-short</c>.
    /// </summary>
    public string Reason(string field, string value)
    {
        var reason = Text(field, value, LongestReason, required: true);
        Check(
            reason.Trim().Length is 0 or >= ShortestReason,
            Refusal.Malformed("reason-too-short", field, ShortestReason.ToString(CultureInfo.InvariantCulture)));
        return reason;
    }

    /// <summary>
    /// The label of a thing: a cohort, a team, a place. It stands in events and is shown to others, so it has no room
    /// for a sentence about somebody: letters, digits, spaces and a few signs. A fault <c>label-invalid</c> otherwise.
    /// </summary>
    public string Label(string field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Check(
            IsLabel(value),
            Refusal.Malformed("label-invalid", field, LongestLabel.ToString(CultureInfo.InvariantCulture)));
        return value.Trim();
    }

    /// <summary>Whether it can be a label.</summary>
    public static bool IsLabel(string value) => !string.IsNullOrWhiteSpace(value) && value.Length <= LongestLabel
        && value.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '/' or '(' or ')');

    /// <summary>
    /// An id: 1 to 64 of a-z, 0-9 and "-"; a fault <c>id-invalid</c> otherwise, and when empty though required.
    /// </summary>
    public string Id(string field, string value, bool required = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        Check(value.Length == 0 ? !required : IsId(value), Refusal.Malformed("id-invalid", field));
        return value;
    }

    /// <summary>Whether it can be an id.</summary>
    public static bool IsId(string value) => value is { Length: > 0 and <= LongestId }
        && value.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>
    /// A page's size, the default when absent (0); a fault <c>page-size-invalid</c> outside 1 to most.
    /// </summary>
    public int PageSize(int value, int most = MostOnAPage, int whenAbsent = 50)
    {
        Check(
            value >= 0 && value <= most,
            Refusal.Malformed("page-size-invalid", "pageSize", most.ToString(CultureInfo.InvariantCulture)));
        return value == 0 ? whenAbsent : Math.Clamp(value, 1, most);
    }

    /// <summary>
    /// A page token as an earlier answer gave it, empty for the first page; a fault <c>page-token-invalid</c> when it
    /// can be none. Whether it is one of this list is for the service to say, by the same code.
    /// </summary>
    public string PageToken(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Check(
            value.Length <= LongestPageToken
                && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '~'),
            Refusal.Malformed("page-token-invalid", "pageToken"));
        return value;
    }

    /// <summary>
    /// Adds a fault unless it holds. A field that is already at fault by its JSON form is left alone.
    /// </summary>
    public void Check(bool holds, Refusal fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!holds && !_faults.Exists(known => known.Field == fault.Field && JsonFaults.IsOfForm(known)))
        {
            _faults.Add(fault);
        }
    }

    /// <summary>For calls that send no command: answers with the faults, if there are any.</summary>
    /// <exception cref="RefusedException">There are.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new RefusedException(Faults);
        }
    }

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');

    // A lone surrogate enumerates as the replacement character too; and over gRPC broken bytes arrive as one.
    private static bool IsUnicode(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
