using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// The hashes of the ledger: SHA-256 over lines of UTF-8 text that end in LF, in lower-case hexadecimal. The text names
/// its own form, so that a later form can stand beside it. No field can hold a line end: all are ids, codes or numbers.
/// </summary>
public static class LineHash
{
    /// <summary>What stands for the hash before the first.</summary>
    public const string None = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string Absent = "-";

    /// <summary>The hash of a line of a dossier, given the hash of the line before it.</summary>
    public static string Of(string dossierId, LedgerLine line, string before)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] what =
        [
            dossierId, Number(line.Number), Moment(line.At), line.Actor, line.Role, line.OnBehalfOf ?? Absent,
            line.Purpose, line.Shown, Number((int)line.Outcome), line.ReasonId?.ToString("N") ?? Absent,
            line.OpenUntil is { } until ? Moment(until) : Absent,
        ];

        // The second form names the thing too; a line without one keeps the first, as all earlier lines have it.
        return line.ItemId is { } item
            ? Of(["viklearning ledger line 2", .. what, item, before])
            : Of(["viklearning ledger line 1", .. what, before]);
    }

    /// <summary>The hash of an anchor, given the hash of the anchor before it.</summary>
    public static string Of(string service, Anchor anchor, string before)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        return Of(
        [
            "viklearning ledger anchor 1", service, Number(anchor.Number), Moment(anchor.At), Number(anchor.Through),
            .. anchor.Heads.Select(head => $"{head.DossierId} {Number(head.Lines)} {head.Hash}"), before,
        ]);
    }

    private static string Of(params ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    // Microseconds since 1970: what both databases keep.
    private static string Moment(DateTimeOffset at) =>
        Number((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}
