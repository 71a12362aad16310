namespace VikLearning.Roster.Imports;

/// <summary>A line of a file, by the names of its columns; a column that the file lacks is empty.</summary>
internal sealed class CsvRow(string file, int line, IReadOnlyDictionary<string, int> columns, string[] values)
{
    public string File => file;

    public int Line => line;

    public string this[string column] =>
        columns.TryGetValue(column, out var place) && place < values.Length ? values[place] : "";
}
