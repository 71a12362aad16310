namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>The configuration section <c>Consultations</c>: what counts as unusual reading.</summary>
public sealed class ConsultationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Consultations";

    /// <summary>More different dossiers than this in an hour raise a signal.</summary>
    public int DossiersAnHour { get; set; } = 30;

    /// <summary>From this time on, Europe/Amsterdam, an hour is odd; up to <see cref="OddUntil"/>.</summary>
    public TimeOnly OddFrom { get; set; } = new(23, 0);

    /// <summary>Until this time, Europe/Amsterdam, an hour is odd.</summary>
    public TimeOnly OddUntil { get; set; } = new(6, 0);

    /// <summary>
    /// Where the last anchor is kept outside the database, on another disk or machine at best; empty for nowhere. One
    /// process of the cluster writes it at a time; each process can be given its own.
    /// </summary>
    public string AnchorFile { get; set; } = "";

    /// <summary>At this size the file is set aside under its last moment and a new one begun.</summary>
    public long AnchorFileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>How often the chains are anchored and the reading is looked at.</summary>
    public TimeSpan AnchorEvery { get; set; } = TimeSpan.FromMinutes(1);
}
