using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

/// <summary>What an exam's scoring is, told again as simply as can be: by numbers, without events.</summary>
internal sealed class ScoringModel
{
    private static readonly int[] s_points = [30, 50, 70, 90];
    private static readonly int[] s_weights = [3, 2];

    private readonly Dictionary<string, (int Level, bool Words, bool Evidence)?[]> _sheets = [];
    private readonly HashSet<string> _replaced = [];
    private (string By, int[] Levels)? _proposal;
    private ExamAbsence? _absence;
    private DateOnly? _interview;
    private bool _hasTalked;
    private bool _isInvestigated;

    public string[] Seats { get; } = [Anna, Bert, Third];

    public HashSet<string> Certified { get; } = [Anna, Bert, Third, Deputy, Stranger];

    public bool IsOpen { get; private set; } = true;

    public DateOnly Today { get; private set; } = Scored.Today;

    public bool IsPublished { get; private set; }

    /// <summary>Who handed in, in that order: the first two are the pair.</summary>
    public List<string> In { get; } = [];

    public int[]? Settled { get; private set; }

    public List<int[]> Results { get; } = [];

    public ScoringStage Stage =>
        Results.Count > 0 ? ScoringStage.Fixed
        : Settled is not null ? ScoringStage.Interview
        : In.Count < 2 ? ScoringStage.Scoring
        : AreNear(LevelsOf(In[0]), LevelsOf(In[1])) ? ScoringStage.Consensus
        : _hasTalked ? ScoringStage.Third
        : ScoringStage.Talk;

    /// <summary>The moves that bring it one step on, whoever's turn it is.</summary>
    public IEnumerable<ScoringMove> Next(ScoringMove move)
    {
        ScoringMove By(MoveKind kind, string who) => move with { Kind = kind, Who = who, Twist = 4 };
        var (mine, other) = In.Count < 2 ? (Anna, Bert) : (In[move.Criterion], In[1 - move.Criterion]);
        return Stage switch
        {
            ScoringStage.Scoring => Sheet(Seats.First(seat => !In.Contains(seat))),
            ScoringStage.Third => Sheet(Seats[2]),
            ScoringStage.Talk => [By(MoveKind.Talk, mine)],
            ScoringStage.Interview when _interview is null => [By(MoveKind.Plan, mine) with { Twist = 1 }],
            ScoringStage.Fixed => [By(MoveKind.Publish, mine), By(MoveKind.Correct, mine)],
            _ => [By(MoveKind.Propose, mine), By(MoveKind.Confirm, other)],
        };

        IEnumerable<ScoringMove> Sheet(string who) =>
        [
            By(MoveKind.Save, who) with { Criterion = 0 },
            By(MoveKind.Save, who) with { Criterion = 1, Level = (move.Level + (move.Twist % 2)) % 4 },
            By(MoveKind.Submit, who),
        ];
    }

    /// <summary>Does it, when it may be done; whether it may.</summary>
    public bool Try(ScoringMove move) => move.Kind switch
    {
        MoveKind.Save => Save(move),
        MoveKind.Submit => Submit(move),
        MoveKind.Talk => IsOfTwo(move.Who) && _absence is null && Stage == ScoringStage.Talk && (_hasTalked = true),
        MoveKind.Propose => Propose(move),
        MoveKind.Confirm => Confirm(move),
        MoveKind.Plan => IsAtInterview(move.Who) && !move.IsStale && Set(ref _interview, Today.AddDays(move.Twist - 1)),
        MoveKind.Note => IsAtInterview(move.Who) && _interview is not null && !move.IsStale,
        MoveKind.Vacate => Vacate(move),
        MoveKind.Absent => Results.Count == 0 && Set(ref _absence, (ExamAbsence)(move.Level % 2)),
        MoveKind.Present => Results.Count == 0 && Set(ref _absence, null),
        MoveKind.Investigate => !IsPublished && (_isInvestigated = true),
        MoveKind.Clear => !(_isInvestigated = false),
        MoveKind.Correct => Correct(move),
        _ => Pass(move),
    };

    private static bool AreNear(int[] one, int[] other) =>
        one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 2) && Passes(one) == Passes(other);

    // The first criterion is a knock-out, the two highest levels suffice, and 5.5 passes.
    private static bool Passes(int[] levels) =>
        levels[0] > 1 && Math.Round(
            levels.Zip(s_weights).Sum(one => (decimal)s_points[one.First] * one.Second) / s_weights.Sum(),
            MidpointRounding.AwayFromZero) >= 55;

    private static bool Set<T>(ref T place, T value)
    {
        place = value;
        return true;
    }

    private bool May(string who) => IsOpen && Certified.Contains(who) && Seats.Contains(who);

    private bool IsOfTwo(string who) =>
        May(who) && Array.IndexOf(Seats, who) < 2 && In.Count > 1 && In.Take(2).Contains(who);

    private bool IsAtInterview(string who) =>
        IsOfTwo(who) && _absence is null && Stage == ScoringStage.Interview;

    private bool IsScoring(string who) =>
        May(who) && !_replaced.Contains(who) && !In.Contains(who) && _absence is null
        && Stage == (who == Seats[2] ? ScoringStage.Third : ScoringStage.Scoring);

    private bool IsBetween(int[] levels) => levels.Index().All(one =>
        one.Item >= Math.Min(LevelsOf(In[0])[one.Index], LevelsOf(In[1])[one.Index])
        && one.Item <= Math.Max(LevelsOf(In[0])[one.Index], LevelsOf(In[1])[one.Index]));

    private int[] LevelsOf(string who) => [.. SheetOf(who).Select(score => score?.Level ?? -1)];

    private (int Level, bool Words, bool Evidence)?[] SheetOf(string who)
    {
        _sheets.TryAdd(who, new (int, bool, bool)?[ScoringMove.Criteria]);
        return _sheets[who];
    }

    private bool Save(ScoringMove move)
    {
        var may = IsScoring(move.Who) && !move.IsStale;
        return may && Set(
            ref SheetOf(move.Who)[move.Criterion], (move.Level, move.Twist != 1, move.Twist != 2));
    }

    private bool Submit(ScoringMove move)
    {
        var isWhole = SheetOf(move.Who).All(score =>
            score is { Words: true } whole && (whole.Evidence || whole.Level == 0));
        if (!IsScoring(move.Who) || move.IsStale || !isWhole
            || (Stage == ScoringStage.Third && !IsBetween(LevelsOf(move.Who))))
        {
            return false;
        }

        Settled = Stage == ScoringStage.Third ? LevelsOf(move.Who) : null;
        In.Add(move.Who);
        return true;
    }

    private bool Propose(ScoringMove move)
    {
        var hasWords = move.Twist != 1;
        var differ = Enumerable.Range(0, ScoringMove.Criteria).Any(at =>
            Stage == ScoringStage.Consensus && LevelsOf(In[0])[at] != LevelsOf(In[1])[at]);
        var fits = Stage == ScoringStage.Consensus
            ? IsBetween(move.Levels) && (hasWords || !differ)
            : IsAtInterview(move.Who) && _interview <= Today && (hasWords || move.Levels.SequenceEqual(Settled!));
        return IsOfTwo(move.Who) && _absence is null && fits && !move.IsStale
            && Set(ref _proposal, (move.Who, move.Levels));
    }

    private bool Confirm(ScoringMove move)
    {
        if (!IsOfTwo(move.Who) || _absence is not null || move.IsStale || _proposal is not { } proposal
            || proposal.By == move.Who || !May(proposal.By)
            || (Stage == ScoringStage.Interview && !(_interview <= Today)))
        {
            return false;
        }

        if (Stage == ScoringStage.Interview)
        {
            Results.Add(proposal.Levels);
        }
        else
        {
            Settled = proposal.Levels;
        }

        _proposal = null;
        return true;
    }

    // A deputy takes the seat; who sat there never comes back on it.
    private bool Vacate(ScoringMove move)
    {
        var held = Seats[move.Level % 2];
        if (In.Contains(held))
        {
            return false;
        }

        _replaced.Add(held);
        if (!Seats.Contains(move.Who))
        {
            Seats[move.Level % 2] = move.Who;
        }

        return true;
    }

    private bool Correct(ScoringMove move)
    {
        if (!IsPublished || move.IsStale || Results.Count >= ExamResult.MostVersions
            || Results[^1][move.Criterion] == move.Level)
        {
            return false;
        }

        Results.Add([.. Results[^1].Index().Select(one => one.Index == move.Criterion ? move.Level : one.Item)]);
        return true;
    }

    private bool Pass(ScoringMove move)
    {
        IsPublished |= move.Kind == MoveKind.Publish && Results.Count > 0 && !_isInvestigated;
        IsOpen ^= move.Kind == MoveKind.Shut && (move.Twist < 2 || !IsOpen);
        Today = Today.AddDays(move.Kind == MoveKind.NextDay ? 1 : 0);
        if (move.Kind == MoveKind.Certify && !Certified.Add(move.Who) && move.Twist < 3)
        {
            Certified.Remove(move.Who);
        }

        return true;
    }
}
