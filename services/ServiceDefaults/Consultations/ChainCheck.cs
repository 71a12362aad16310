namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>Walks one chain from its first link on and tells which links are not as they were made.</summary>
/// <param name="chain">Its name in findings.</param>
/// <param name="known">Hashes that links must have, by number, as somebody else kept them.</param>
internal sealed class ChainCheck(string chain, IReadOnlyDictionary<long, string> known)
{
    private readonly List<LedgerFinding> _findings = [];

    /// <summary>The number of the last link.</summary>
    public long Last { get; private set; }

    /// <summary>The hash of the last link, as it stands there.</summary>
    public string Head { get; private set; } = LineHash.None;

    /// <summary>Takes the next link.</summary>
    /// <param name="number">Where it stands.</param>
    /// <param name="isWhole">Whether it is what its own hash says.</param>
    /// <param name="before">The hash that it gives for the link before it.</param>
    /// <param name="hash">Its own hash, as it stands there.</param>
    public void Take(long number, bool isWhole, string before, string hash)
    {
        if (number > Last + 1)
        {
            _findings.Add(new LedgerFinding(chain, Last + 1, LedgerFault.Missing));
        }
        else if (before != Head)
        {
            // The link knew another one before it: that one was written anew, hash and all.
            Add(Last == 0 ? number : Last);
        }

        if (!isWhole || (known.TryGetValue(number, out var kept) && kept != hash))
        {
            Add(number);
        }

        (Last, Head) = (number, hash);
    }

    /// <summary>What is wrong, when all links have been taken.</summary>
    public IReadOnlyList<LedgerFinding> Close()
    {
        if (known.Keys.Append(0).Max() > Last)
        {
            _findings.Add(new LedgerFinding(chain, Last + 1, LedgerFault.CutOff));
        }

        return _findings;
    }

    private void Add(long number)
    {
        var finding = new LedgerFinding(chain, number, LedgerFault.Altered);
        if (!_findings.Contains(finding))
        {
            _findings.Add(finding);
        }
    }
}
