namespace VikLearning.Roster.DataSubjects;

/// <summary>The configuration section <c>Retention</c>: how what is due is looked for. What is due is data.</summary>
internal sealed class RetentionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Retention";

    /// <summary>How often the sweeper comes by.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many people it looks at each time; it goes on where it stopped.</summary>
    public int PeopleASweep { get; set; } = 50;
}
