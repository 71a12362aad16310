using System.Collections.Immutable;

namespace VikLearning.Exams.Examiners;

/// <summary>The pairs of a sitting while they are made. By numbers: a sitting has thousands of ways.</summary>
internal sealed class AssignmentDraft
{
    private const int Free = -1;

    private readonly Entrant[] _entrants;
    private readonly string[] _examiners;
    private readonly bool[][] _may;
    private readonly int[][] _seats;
    private readonly int[] _load;
    private readonly int[,] _together;

    public AssignmentDraft(Entrant[] entrants, string[] examiners, IReadOnlyCollection<Pairing> standing)
    {
        (_entrants, _examiners) = (entrants, examiners);
        _may = [.. entrants.Select(entrant =>
            examiners.Select(examiner => !entrant.Conflicts.Contains(examiner)).ToArray())];
        _seats = [.. entrants.Select(_ => new[] { Free, Free })];
        _load = new int[examiners.Length];
        _together = new int[examiners.Length, examiners.Length];
        foreach (var pairing in standing)
        {
            var (first, second) =
                (Array.IndexOf(examiners, pairing.First), Array.IndexOf(examiners, pairing.Second));
            foreach (var examiner in new[] { first, second }.Where(examiner => examiner >= 0))
            {
                _load[examiner]++;
            }

            if (first >= 0 && second >= 0)
            {
                Count(first, second, 1);
            }
        }
    }

    /// <summary>Gives each student the two who have least, and of those the pair that met least.</summary>
    public void Fill()
    {
        for (var entrant = 0; entrant < _entrants.Length; entrant++)
        {
            var best = (Cost: (int.MaxValue, int.MaxValue, int.MaxValue), First: Free, Second: Free);
            for (var first = 0; first < _examiners.Length; first++)
            {
                for (var second = first + 1; second < _examiners.Length; second++)
                {
                    var cost = (
                        Math.Max(_load[first], _load[second]), _load[first] + _load[second], _together[first, second]);
                    if (_may[entrant][first] && _may[entrant][second] && cost.CompareTo(best.Cost) < 0)
                    {
                        best = (cost, first, second);
                    }
                }
            }

            Seat(entrant, 0, best.First);
            Seat(entrant, 1, best.Second);
        }
    }

    /// <summary>
    /// Passes submissions on, from who has most by way of others to who has two fewer, until that is not possible any
    /// more. Each time the squares of the loads sum to less, so it ends.
    /// </summary>
    public void Balance()
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var examiner in Enumerable.Range(0, _examiners.Length).OrderByDescending(one => _load[one]))
            {
                changed |= Relieve(examiner);
            }
        }
        while (changed);
    }

    /// <summary>
    /// Exchanges examiners between two students while that makes pairs meet less often. Loads stay as they are; the
    /// squares of the meetings sum to less each time, so it ends.
    /// </summary>
    public void Vary()
    {
        bool changed;
        do
        {
            changed = false;
            for (var one = 0; one < _entrants.Length; one++)
            {
                for (var other = one + 1; other < _entrants.Length; other++)
                {
                    for (var seat = 0; seat < 4; seat++)
                    {
                        changed |= Exchange(one, seat / 2, other, seat % 2);
                    }
                }
            }
        }
        while (changed);
    }

    /// <summary>The pairs as they are now.</summary>
    public ImmutableArray<Pairing> Pairings() =>
    [
        .. _entrants.Select((entrant, index) => new Pairing(
            entrant.StudentId, entrant.SubmissionId, _examiners[_seats[index][0]], _examiners[_seats[index][1]],
            null)),
    ];

    // Breadth first, so by the shortest way: who can take one over, who can take one over from them.
    private bool Relieve(int examiner)
    {
        if (_load[examiner] < _load.Min() + 2)
        {
            return false;
        }

        var from = new Dictionary<int, (int Examiner, int Entrant)> { [examiner] = (Free, Free) };
        var next = new Queue<int>([examiner]);
        while (next.TryDequeue(out var giver))
        {
            foreach (var (entrant, taker) in Takers(giver))
            {
                if (!from.TryAdd(taker, (giver, entrant)))
                {
                    continue;
                }

                if (_load[taker] <= _load[examiner] - 2)
                {
                    PassOn(from, taker);
                    return true;
                }

                next.Enqueue(taker);
            }
        }

        return false;
    }

    private IEnumerable<(int Entrant, int Taker)> Takers(int giver) =>
        from entrant in Enumerable.Range(0, _entrants.Length)
        where _seats[entrant].Contains(giver)
        from taker in Enumerable.Range(0, _examiners.Length)
        where _may[entrant][taker] && !_seats[entrant].Contains(taker)
        select (entrant, taker);

    private void PassOn(Dictionary<int, (int Examiner, int Entrant)> from, int taker)
    {
        for (var (giver, entrant) = from[taker]; giver != Free; (taker, (giver, entrant)) = (giver, from[giver]))
        {
            Seat(entrant, Array.IndexOf(_seats[entrant], giver), taker);
        }
    }

    private bool Exchange(int one, int seat, int other, int otherSeat)
    {
        var (mine, partner) = (_seats[one][seat], _seats[one][1 - seat]);
        var (theirs, otherPartner) = (_seats[other][otherSeat], _seats[other][1 - otherSeat]);
        if (mine == theirs || theirs == partner || mine == otherPartner || partner == otherPartner
            || !_may[one][theirs] || !_may[other][mine])
        {
            return false;
        }

        // Of each pair the squares change by 2n + 1 when it meets once more and by 2n - 1 when once less.
        var gain = _together[partner, mine] + _together[otherPartner, theirs]
            - _together[partner, theirs] - _together[otherPartner, mine];
        if (gain <= 2)
        {
            return false;
        }

        Seat(one, seat, theirs);
        Seat(other, otherSeat, mine);
        return true;
    }

    private void Seat(int entrant, int seat, int examiner)
    {
        var seats = _seats[entrant];
        if (seats[0] != Free && seats[1] != Free)
        {
            Count(seats[0], seats[1], -1);
        }

        if (seats[seat] != Free)
        {
            _load[seats[seat]]--;
        }

        seats[seat] = examiner;
        _load[examiner]++;
        if (seats[0] != Free && seats[1] != Free)
        {
            Count(seats[0], seats[1], 1);
        }
    }

    private void Count(int first, int second, int times)
    {
        _together[first, second] += times;
        _together[second, first] = _together[first, second];
    }
}
