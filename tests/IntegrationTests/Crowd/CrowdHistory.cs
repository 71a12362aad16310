namespace VikLearning.IntegrationTests.Crowd;

/// <summary>
/// When a command was on its way: what was put down up to <paramref name="From"/> had been answered before it was
/// asked, so it must have been seen; what came after <paramref name="Until"/> it cannot have seen.
/// </summary>
internal readonly record struct CrowdMoment(long From, long Until);

/// <summary>What something was, from one row of the journal to the next.</summary>
internal sealed class CrowdHistory<T>(T first)
{
    private readonly List<(long Position, T Value)> _values = [(0, first)];

    public T Last => _values[^1].Value;

    public T BeforeLast => _values[^2].Value;

    public void Put(long position, T value) => _values.Add((position, value));

    /// <summary>What it can have been for a command that was on its way.</summary>
    public IEnumerable<T> During(CrowdMoment moment) => _values
        .Skip(_values.FindLastIndex(one => one.Position <= moment.From))
        .TakeWhile((one, index) => index == 0 || one.Position < moment.Until)
        .Select(one => one.Value);
}
