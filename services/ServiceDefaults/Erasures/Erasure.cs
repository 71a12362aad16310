using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>
/// What one service destroyed of one person. Nothing is said of a key before it is gone: a crash in between leaves no
/// word here, and the destruction is carried out again.
/// </summary>
/// <param name="Tombstone">What stands in the place of the texts; null while they can be read.</param>
public sealed record Erasure(Tombstone? Tombstone)
{
    /// <summary>Nothing was destroyed.</summary>
    public static Erasure None { get; } = new((Tombstone?)null);

    /// <summary>Writes down that the key is gone. The first certificate counts.</summary>
    public static Decision Decide(Erasure erasure, RecordDestruction command)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        ArgumentNullException.ThrowIfNull(command);
        return erasure.Tombstone is { } standing
            ? Decision.Accept(standing)
            : Decision.Accept(
                new Tombstone(command.CertificateNumber, command.At, command.At + command.BackupsKeptFor),
                new KeyDestroyed(command.CertificateNumber, command.At, command.At + command.BackupsKeptFor));
    }

    /// <summary>What is true after an event.</summary>
    public static Erasure Evolve(Erasure erasure, object happened) => happened switch
    {
        KeyDestroyed it => new Erasure(new Tombstone(it.CertificateNumber, it.At, it.CompleteAt)),
        _ => erasure,
    };
}

/// <summary>Write down that a key was destroyed.</summary>
/// <param name="BackupsKeptFor">How long the key may still be in a backup.</param>
public sealed record RecordDestruction(long CertificateNumber, DateTimeOffset At, TimeSpan BackupsKeptFor);

/// <summary>The key was destroyed: what it encrypted can never be read again.</summary>
public sealed record KeyDestroyed(long CertificateNumber, DateTimeOffset At, DateTimeOffset CompleteAt);

/// <summary>What stands in the place of erased texts.</summary>
/// <param name="CertificateNumber">The certificate under which they were erased.</param>
/// <param name="At">When the key was destroyed, UTC.</param>
/// <param name="CompleteAt">When the last backup that may hold the key is gone, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.tombstone")]
public sealed record Tombstone(
    [property: Id(0)] long CertificateNumber,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] DateTimeOffset CompleteAt);
