namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>Members by their place in the drawn order, and what each has and should have.</summary>
internal sealed class FeedbackTable(int members, int target)
{
    // In this order: what each should have, that nobody has more, no earlier pair, no pair both ways, and the next in
    // the drawn order before others.
    private const long Missing = 1_000_000_000_000_000;
    private const long Extra = 10_000_000_000_000;
    private const long Recurring = 10_000_000_000;
    private const long Mutual = 10_000;
    private const int Attempts = 24;

    private readonly bool[,] _standing = new bool[members, members];
    private readonly int[,] _earlier = new int[members, members];
    private readonly int[,] _avoided = new int[members, members];
    private readonly int[] _given = new int[members];
    private readonly int[] _received = new int[members];

    /// <summary>A pair that stays. A place of -1 is of somebody who is not here.</summary>
    public void Stand(int giver, int receiver)
    {
        if (giver >= 0)
        {
            _given[giver]++;
        }

        if (receiver >= 0)
        {
            _received[receiver]++;
        }

        if (giver >= 0 && receiver >= 0)
        {
            _standing[giver, receiver] = true;
        }
    }

    /// <summary>A pair of an earlier round.</summary>
    public void Recall(int giver, int receiver)
    {
        if (giver >= 0 && receiver >= 0)
        {
            _earlier[giver, receiver]++;
        }
    }

    /// <summary>
    /// The pairs to add. Where two give each other one of both ways is made dearer and all is drawn again, some times.
    /// </summary>
    public List<(int Giver, int Receiver)> Fill()
    {
        var best = Attempt();
        var mutual = MutualIn(best);
        for (var attempt = 1; attempt < Attempts && mutual.Count > 0; attempt++)
        {
            foreach (var (giver, receiver) in mutual)
            {
                _avoided[giver, receiver]++;
            }

            var other = Attempt();
            mutual = MutualIn(other);
            best = mutual.Count < MutualIn(best).Count ? other : best;
        }

        return best;
    }

    private List<(int Giver, int Receiver)> Attempt()
    {
        var (source, sink) = (2 * members, (2 * members) + 1);
        var flow = new CheapestFlow(sink + 1);
        var edges = new List<(int Giver, int Receiver, int Edge)>();
        for (var giver = 0; giver < members; giver++)
        {
            Ask(_given[giver], (capacity, cost) => flow.Add(source, giver, capacity, cost));
            Ask(_received[giver], (capacity, cost) => flow.Add(members + giver, sink, capacity, cost));
            for (var receiver = 0; receiver < members; receiver++)
            {
                if (giver != receiver && !_standing[giver, receiver])
                {
                    edges.Add((giver, receiver, flow.Add(giver, members + receiver, 1, CostOf(giver, receiver))));
                }
            }
        }

        flow.Run(source, sink);
        var pairs = edges.Where(edge => flow.IsUsed(edge.Edge)).Select(edge => (edge.Giver, edge.Receiver)).ToList();
        Mend(pairs);
        return pairs;
    }

    // Of each two that give each other the one way that was avoided less, so that no two ways are always dear together.
    private List<(int Giver, int Receiver)> MutualIn(List<(int Giver, int Receiver)> pairs)
    {
        var drawn = pairs.ToHashSet();
        return
        [
            .. pairs.Where(pair =>
                _standing[pair.Receiver, pair.Giver]
                || (pair.Giver < pair.Receiver && drawn.Contains((pair.Receiver, pair.Giver))))
                .Select(pair => _standing[pair.Receiver, pair.Giver]
                    || _avoided[pair.Giver, pair.Receiver] <= _avoided[pair.Receiver, pair.Giver]
                    ? pair : (pair.Receiver, pair.Giver)),
        ];
    }

    // What is missing is worth more than that somebody has one too many, and that more than nothing at all.
    private void Ask(int has, Action<int, long> add)
    {
        if (has < target)
        {
            add(target - has, -Missing);
        }

        if (has <= target)
        {
            add(1, Extra);
        }
    }

    private long CostOf(int giver, int receiver) =>
        (Recurring * _earlier[giver, receiver] * _earlier[giver, receiver])
        + (_standing[receiver, giver] ? Mutual : 0)
        + (Mutual * _avoided[giver, receiver])
        + ((receiver - giver + members) % members);

    // Two givers change receivers while that leaves fewer pairs that give each other and brings no earlier pair back.
    private void Mend(List<(int Giver, int Receiver)> pairs)
    {
        var taken = (bool[,])_standing.Clone();
        pairs.ForEach(pair => taken[pair.Giver, pair.Receiver] = true);
        for (var mended = true; mended;)
        {
            mended = false;
            for (var one = 0; one < pairs.Count; one++)
            {
                for (var other = one + 1; other < pairs.Count; other++)
                {
                    mended |= Exchange(pairs, taken, one, other);
                }
            }
        }
    }

    private bool Exchange(List<(int Giver, int Receiver)> pairs, bool[,] taken, int one, int other)
    {
        var ((a, x), (b, y)) = (pairs[one], pairs[other]);
        if (a == b || x == y || a == y || b == x || taken[a, y] || taken[b, x])
        {
            return false;
        }

        var before = Burden(taken, (a, x), (b, y));
        (taken[a, x], taken[b, y], taken[a, y], taken[b, x]) = (false, false, true, true);
        if (Burden(taken, (a, y), (b, x)) < before)
        {
            (pairs[one], pairs[other]) = ((a, y), (b, x));
            return true;
        }

        (taken[a, x], taken[b, y], taken[a, y], taken[b, x]) = (true, true, false, false);
        return false;
    }

    private long Burden(bool[,] taken, params ReadOnlySpan<(int Giver, int Receiver)> pairs)
    {
        var burden = 0L;
        foreach (var (giver, receiver) in pairs)
        {
            burden += Recurring * _earlier[giver, receiver] * _earlier[giver, receiver];
            burden += taken[receiver, giver] ? Mutual : 0;
        }

        return burden;
    }
}
