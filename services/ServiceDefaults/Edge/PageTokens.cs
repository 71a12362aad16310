using System.Globalization;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>Page tokens of lists that are numbered by an index.</summary>
public static class PageTokens
{
    /// <summary>The token that leads to an index; empty when there is no further page.</summary>
    public static string Of(int? index) => index?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The index that a token leads to, null for the first page; a fault when it is none.</summary>
    public static int? Index(this RequestFields fields, string token)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.PageToken(token).Length == 0)
        {
            return null;
        }

        var valid = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        fields.Check(valid, Refusal.Malformed("page-token-invalid", "pageToken"));
        return index;
    }

    /// <summary>An id of an entry as the suite gives it, 32 hexadecimal digits; <c>id-invalid</c> otherwise.</summary>
    public static Guid Key(this RequestFields fields, string field, string value)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var valid = Guid.TryParseExact(value, "N", out var key);
        fields.Check(valid, Refusal.Malformed("id-invalid", field));
        return key;
    }
}
