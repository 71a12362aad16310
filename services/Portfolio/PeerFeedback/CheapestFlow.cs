namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>A flow of the least cost: it grows by the cheapest way as long as that costs less than nothing.</summary>
internal sealed class CheapestFlow(int nodes)
{
    private readonly List<(int From, int To, long Cost)> _edges = [];
    private readonly List<int> _room = [];
    private readonly List<int>[] _leaving = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];

    /// <summary>Adds an edge; its number.</summary>
    public int Add(int from, int to, int capacity, long cost)
    {
        // Beside each edge, at the next number, is the one that takes it back.
        AddHalf(from, to, capacity, cost);
        AddHalf(to, from, 0, -cost);
        return _edges.Count - 2;
    }

    /// <summary>Whether something flows through an edge.</summary>
    public bool IsUsed(int edge) => _room[edge + 1] > 0;

    /// <summary>Lets it flow.</summary>
    public void Run(int source, int sink)
    {
        while (CheapestWay(source, sink) is { } way)
        {
            foreach (var edge in way)
            {
                _room[edge]--;
                _room[edge ^ 1]++;
            }
        }
    }

    private void AddHalf(int from, int to, int capacity, long cost)
    {
        _leaving[from].Add(_edges.Count);
        _edges.Add((from, to, cost));
        _room.Add(capacity);
    }

    // Costs can be negative, so nodes are looked at again until nothing becomes cheaper.
    private List<int>? CheapestWay(int source, int sink)
    {
        var cost = Enumerable.Repeat(long.MaxValue, nodes).ToArray();
        var arrival = Enumerable.Repeat(-1, nodes).ToArray();
        var waiting = new Queue<int>([source]);
        var waits = new bool[nodes];
        cost[source] = 0;
        while (waiting.TryDequeue(out var node))
        {
            waits[node] = false;
            foreach (var edge in _leaving[node].Where(edge => _room[edge] > 0))
            {
                var (_, to, price) = _edges[edge];
                if (cost[node] + price < cost[to])
                {
                    (cost[to], arrival[to]) = (cost[node] + price, edge);
                    if (!waits[to])
                    {
                        waits[to] = true;
                        waiting.Enqueue(to);
                    }
                }
            }
        }

        return arrival[sink] >= 0 && cost[sink] < 0 ? Back(arrival, source, sink) : null;
    }

    private List<int> Back(int[] arrival, int source, int sink)
    {
        var way = new List<int>();
        for (var node = sink; node != source; node = _edges[way[^1]].From)
        {
            way.Add(arrival[node]);
        }

        return way;
    }
}
