using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>What the manifest of an archive must say: OneRoster 1.2, and that each file is bulk.</summary>
internal static class ManifestRules
{
    /// <summary>Adds what it does not say to the faults.</summary>
    public static void Check(IReadOnlyList<CsvRow> manifest, ImportFaults faults)
    {
        if (manifest.Count == 0)
        {
            return;
        }

        Require("oneroster.version", OneRosterFiles.Version, "import-version-unknown");
        foreach (var file in OneRosterFiles.Order.Skip(2))
        {
            Require($"file.{file[..^".csv".Length]}", "bulk", "import-file-not-bulk");
        }

        void Require(string property, string value, string code)
        {
            var row = manifest.FirstOrDefault(row => row["propertyName"] == property);
            if (row is null)
            {
                faults.AddToFile(OneRosterFiles.Manifest, Refusal.Rule("import-property-missing", null, property));
            }
            else if (row["value"] != value)
            {
                faults.Add(row, code == "import-version-unknown"
                    ? Refusal.Malformed("import-version-unknown", "value", value)
                    : Refusal.Malformed("import-file-not-bulk", "value"));
            }
        }
    }
}
