namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>The master keys of a process.</summary>
internal sealed class MasterKeys
{
    private static readonly char[] s_between = [' ', '\t', '\r', '\n', ','];

    private MasterKeys(MasterKey current, IReadOnlyList<MasterKey> retired, MasterKey? next)
    {
        Current = current;
        Retired = retired;
        Next = next;
    }

    /// <summary>Wraps what is made from now on.</summary>
    public MasterKey Current { get; }

    /// <summary>What they wrap is wrapped anew by the current one; the last one first.</summary>
    public IReadOnlyList<MasterKey> Retired { get; }

    /// <summary>What it wraps is read and left alone; null when none is announced.</summary>
    public MasterKey? Next { get; }

    /// <summary>Every one that opens what it wrapped.</summary>
    public IEnumerable<MasterKey> All => Retired.Prepend(Current).Concat(Next is null ? [] : [Next]);

    /// <summary>Reads them.</summary>
    /// <param name="current">The current key.</param>
    /// <param name="retired">The retired ones.</param>
    /// <param name="next">The announced one, or empty.</param>
    /// <param name="source">Where they come from, for whoever has to mend it.</param>
    /// <exception cref="InvalidOperationException">One is no key, or is there twice.</exception>
    public static MasterKeys Parse(string current, IEnumerable<string> retired, string next, MasterKeyNames source)
    {
        var keys = new MasterKeys(
            MasterKey.Parse(current, source.Current),
            [.. retired.Select(text => MasterKey.Parse(text, source.Retired))],
            next.Length == 0 ? null : MasterKey.Parse(next, source.Next));
        return keys.All.DistinctBy(key => key.Id).Count() == keys.All.Count()
            ? keys
            : throw new InvalidOperationException(
                $"{source.Current}, {source.Retired} and {source.Next} hold one master key twice: which of them is the"
                + " current one must be plain.");
    }

    /// <summary>The keys in a text of several, between spaces or line ends.</summary>
    public static string[] Split(string text) => text.Split(s_between, StringSplitOptions.RemoveEmptyEntries);
}
