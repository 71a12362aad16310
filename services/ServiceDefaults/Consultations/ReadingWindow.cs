using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// Who read what in the last hour, line by line in the order of the journal, and what of it is unusual. It holds an
/// hour's lines and no more.
/// </summary>
public sealed class ReadingWindow(ConsultationOptions options)
{
    private static readonly TimeSpan s_length = TimeSpan.FromHours(1);
    private readonly Dictionary<string, Reader> _readers = new(StringComparer.Ordinal);

    /// <summary>Takes a line in; gives the signals that it is a reason for.</summary>
    public IReadOnlyList<Signal> Add(string dossierId, LedgerLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!_readers.TryGetValue(line.Actor, out var reader))
        {
            Forget(line.At);
            _readers[line.Actor] = reader = new Reader();
        }

        var dossiers = reader.Add(line.At, dossierId);
        var signals = new List<Signal>();
        // The list of a whole sitting is an exam clerk's work, and shows who is in it and how far, nothing more.
        if (line.Purpose != Purposes.Exam && dossiers > options.DossiersAnHour)
        {
            signals.Add(new Signal(SignalKind.ManyDossiers, line.Actor, line.Role, dossiers, line.At));
        }

        // A student does their homework at night, and was given what they read: by a team mate, or by an allocation.
        if (line.Purpose != Purposes.TeamFeedback &&
            TimeOnly.FromDateTime(AcademyTime.Local(line.At)).IsBetween(options.OddFrom, options.OddUntil))
        {
            signals.Add(new Signal(SignalKind.OddHour, line.Actor, line.Role, dossiers, line.At));
        }

        return signals;
    }

    // A new reader is the moment to let go of those who have stopped.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (actor, reader) in _readers.ToArray())
        {
            if (now - reader.Last >= s_length)
            {
                _readers.Remove(actor);
            }
        }
    }

    private sealed class Reader
    {
        private readonly Queue<(DateTimeOffset At, string DossierId)> _lines = new();
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        public DateTimeOffset Last { get; private set; }

        /// <summary>Adds a line; gives the number of different dossiers in the hour that ends with it.</summary>
        public int Add(DateTimeOffset at, string dossierId)
        {
            while (_lines.TryPeek(out var oldest) && at - oldest.At >= s_length)
            {
                Drop(_lines.Dequeue().DossierId);
            }

            _lines.Enqueue((at, dossierId));
            _counts[dossierId] = _counts.GetValueOrDefault(dossierId) + 1;
            Last = at;
            return _counts.Count;
        }

        private void Drop(string dossierId)
        {
            if (--_counts[dossierId] == 0)
            {
                _counts.Remove(dossierId);
            }
        }
    }
}
