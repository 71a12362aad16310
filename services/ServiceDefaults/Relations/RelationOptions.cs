namespace VikLearning.ServiceDefaults.Relations;

/// <summary>The configuration section <c>Relations</c>.</summary>
public sealed class RelationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Relations";

    internal const int UsualDaysAfterEnd = 28;

    /// <summary>
    /// For how many days after the last day of its exam a cohort is still guided: time for an appeal and a farewell.
    /// After that its teachers see its students no more than anybody else.
    /// </summary>
    public int DaysAfterEnd { get; set; } = UsualDaysAfterEnd;
}
