namespace VikLearning.Portal.Workbook;

/// <summary>How many tasks of a workbook are signed off.</summary>
/// <param name="SignedOff">So many.</param>
/// <param name="Tasks">Of so many.</param>
public sealed record WorkbookCount(int SignedOff, int Tasks)
{
    /// <summary>Whether the practice period is done: every task is signed off.</summary>
    public bool IsDone => Tasks > 0 && SignedOff >= Tasks;
}
