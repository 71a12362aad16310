using System.Collections.Immutable;

namespace VikLearning.Insight.Cohorts;

/// <summary>What a cohort keeps of one student, and which part of it is in the figures that are shown.</summary>
/// <param name="StudentId">Whose it is.</param>
/// <param name="Named">Roster has named the student; until then their hours are kept and not counted.</param>
/// <param name="Departed">Roster has told that the student left: their hours go on counting, they do not.</param>
/// <param name="Credited">Credited minutes by quarter, as Portfolio told them last.</param>
/// <param name="Counted">The shown head count includes the student.</param>
/// <param name="ShownMinutes">Their part of the shown total.</param>
/// <param name="ShownSplit">Their part of the last exact split over quarters.</param>
/// <param name="RosterPosition">The last fact of Roster applied to the student.</param>
/// <param name="PortfolioPosition">The last fact of Portfolio applied to the student.</param>
internal sealed record StudentStanding(
    string StudentId,
    bool Named,
    bool Departed,
    ImmutableArray<int> Credited,
    bool Counted,
    int ShownMinutes,
    ImmutableArray<int> ShownSplit,
    long RosterPosition,
    long PortfolioPosition)
{
    /// <summary>Their credited minutes in all.</summary>
    public int Minutes
    {
        get
        {
            var sum = 0;
            foreach (var minutes in Credited)
            {
                sum += minutes;
            }

            return sum;
        }
    }

    /// <summary>In the cohort now.</summary>
    public bool IsPresent => Named && !Departed;

    /// <summary>The shown head count lacks the student, or holds them though they left.</summary>
    public bool IsMiscounted => Named && IsPresent != Counted;

    /// <summary>The shown total holds another amount for the student than they have.</summary>
    public bool HasMoved => Named && Minutes != ShownMinutes;

    /// <summary>The last exact split holds another division for the student than theirs.</summary>
    public bool IsUnsplit => Named && !Credited.AsSpan().SequenceEqual(ShownSplit.AsSpan());

    /// <summary>Whether a quarter of the last exact split lacks a change of the student.</summary>
    public bool IsUnsplitIn(int quarter) => Named && Amount(Credited, quarter) != Amount(ShownSplit, quarter);

    /// <summary>What they add to the cohort's credited minutes of a quarter.</summary>
    public int CountedIn(int quarter) => Named ? Amount(Credited, quarter) : 0;

    /// <summary>How many quarters either division has.</summary>
    public int LongestPart => Math.Max(Credited.Length, ShownSplit.Length);

    /// <summary>A student of whom nothing is known yet.</summary>
    public static StudentStanding New(string studentId) => new(studentId, false, false, [], false, 0, [], 0, 0);

    private static int Amount(ImmutableArray<int> minutes, int quarter) =>
        quarter < minutes.Length ? minutes[quarter] : 0;
}
