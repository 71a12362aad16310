using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>What a journal logs: counts and causes, never a stream or its content.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(1, LogLevel.Warning, "An append of {Count} entries failed; looking up which of them were kept.")]
    public static partial void AppendInDoubt(ILogger logger, int count, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "{Kept} of {Count} entries in doubt were found kept.")]
    public static partial void DoubtResolved(ILogger logger, int kept, int count);

    [LoggerMessage(3, LogLevel.Error, "The database refused a batch of {Count} entries; writing it in halves.")]
    public static partial void BatchRefused(ILogger logger, int count, Exception failure);

    [LoggerMessage(4, LogLevel.Error, "A journal's writer failed; its callers were told that nobody knows.")]
    public static partial void WriterFailed(ILogger logger, Exception failure);

    [LoggerMessage(5, LogLevel.Warning, "Reading a journal's head failed; trying again.")]
    public static partial void PollFailed(ILogger logger, Exception failure);

    [LoggerMessage(6, LogLevel.Debug, "Looking up an entry in doubt failed; trying again.")]
    public static partial void LookupFailed(ILogger logger, Exception failure);
}
