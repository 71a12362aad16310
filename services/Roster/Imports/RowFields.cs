using System.Globalization;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Roster.Imports;

/// <summary>Reads the values of rows and adds what is wrong with their form to the faults, once a row and column.
/// </summary>
internal sealed class RowFields(ImportFaults faults)
{
    private readonly HashSet<(string File, int Line, string Column)> _blamed = [];

    /// <summary>An id as the suite's own are; null when it is none.</summary>
    public string? Id(CsvRow row, string column)
    {
        var value = row[column];
        var isId = value.Length is > 0 and <= 64
            && value.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            && GrainKeys.IsKey(value);
        return Check(isId, row, Refusal.Malformed("id-invalid", column)) ? value : null;
    }

    /// <summary>The label of a cohort or team.</summary>
    public string Label(CsvRow row, string column)
    {
        var value = row[column].Trim();
        Check(RequestFields.IsLabel(value), row, Refusal.Malformed(
            "label-invalid", column, RequestFields.LongestLabel.ToString(CultureInfo.InvariantCulture)));
        return value;
    }

    /// <summary>A date; null when there is none or it is none.</summary>
    public DateOnly? Day(CsvRow row, string column, bool isRequired = false)
    {
        var value = row[column];
        if (value.Length == 0)
        {
            Check(!isRequired, row, Refusal.Malformed("date-invalid", column));
            return null;
        }

        var isDate = DateOnly.TryParseExact(
            value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return Check(isDate, row, Refusal.Malformed("date-invalid", column)) ? date : null;
    }

    /// <summary>A person's whole name, of a row of users.</summary>
    public string Name(CsvRow row)
    {
        var name = string.Join(' ', ((string[])[row["givenName"], row["middleName"], row["familyName"]])
            .Where(part => part.Length > 0));
        Check(!string.IsNullOrWhiteSpace(name), row, Refusal.Malformed("text-missing", "givenName"));
        Check(name.EnumerateRunes().Count() <= RosterFields.LongestName, row, Refusal.Malformed(
            "text-too-long", "familyName", RosterFields.LongestName.ToString(CultureInfo.InvariantCulture)));
        return name;
    }

    /// <summary>A row of a bulk file has no status: what is not in it stays as it is.</summary>
    public void BulkOnly(CsvRow row) =>
        Check(row["status"] is "" or "active", row, Refusal.Malformed("import-status-not-bulk", "status"));

    private bool Check(bool holds, CsvRow row, Refusal fault)
    {
        if (!holds && _blamed.Add((row.File, row.Line, fault.Field!)))
        {
            faults.Add(row, fault);
        }

        return holds;
    }
}
