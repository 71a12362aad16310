namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>Before anything is read: every key in the store opens with a master key that is there.</summary>
internal static class KeyCheck
{
    private const int PageSize = 500;

    /// <summary>Looks at every key that bears no id of a master key, and at the ids of all others.</summary>
    /// <returns>What wrapped the first key without an id: the master key of earlier builds; null when all have one.
    /// </returns>
    /// <exception cref="InvalidOperationException">Some open with none; it says what to set.</exception>
    public static async Task<MasterKey?> RequireAsync(
        KeyRows rows, KeyWrapping wrapping, CancellationToken cancellation)
    {
        var counts = await rows.CountAsync(cancellation);
        var strange = counts.Where(count => count.Key.Length > 0 && !wrapping.Knows(count.Key)).ToList();
        if (strange.Count > 0)
        {
            var ids = string.Join(", ", strange.Select(count => count.Key));
            throw Refused(rows.Service, strange.Sum(count => count.Value), $"of the id {ids}");
        }

        return counts.ContainsKey("") ? await OpenAllAsync(rows, wrapping, cancellation) : null;
    }

    private static async Task<MasterKey?> OpenAllAsync(
        KeyRows rows, KeyWrapping wrapping, CancellationToken cancellation)
    {
        MasterKey? first = null;
        var (after, unopened) = ("", 0);
        while (true)
        {
            var page = await rows.PageAsync(after, wrapping.Masters, PageSize, cancellation);
            foreach (var row in page.Where(row => row.Master is null))
            {
                unopened += wrapping.TryOpen(row, out var master) is null ? 1 : 0;
                first ??= master;
            }

            if (page.Count < PageSize)
            {
                return unopened == 0 ? first : throw Refused(rows.Service, unopened, "from before keys had ids");
            }

            after = page[^1].Scope;
        }
    }

    private static InvalidOperationException Refused(string service, long count, string which) => new(
        $"{count} keys of {service} are wrapped by a master key that is not configured, one {which}. Give the key that"
        + " they were made with: as Encryption:MasterKey, or where another one is the current key already, in"
        + " Encryption:RetiredMasterKeys (in a secret store: its field retired).");
}
