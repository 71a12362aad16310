using System.Collections.Immutable;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>
/// The certificates of destruction, numbered from 1 without gaps. Each is an entry of one stream, so a certificate's
/// number is its entry's, and the register needs to remember no more than how many there are.
/// </summary>
/// <param name="Count">How many there are.</param>
public sealed record CertificateRegister(long Count)
{
    /// <summary>Who orders where retention does.</summary>
    public const string Retention = "retention";

    /// <summary>None yet.</summary>
    public static CertificateRegister Empty { get; } = new(0);

    /// <summary>Issues the next certificate.</summary>
    public static Decision Decide(CertificateRegister register, IssueCertificate command)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(command);
        var number = register.Count + 1;
        return Decision.Accept(
            new CertificateAnswer(number),
            new CertificateIssued(
                number, command.PersonId, command.Classes, command.OrderId, command.ReasonId, command.OrderedBy,
                command.OrderedAt, command.At));
    }

    /// <summary>What is true after an event.</summary>
    public static CertificateRegister Evolve(CertificateRegister register, object happened) => happened switch
    {
        CertificateIssued it => new CertificateRegister(it.Number),
        _ => register,
    };
}

/// <summary>Issue a certificate for an order.</summary>
public sealed record IssueCertificate(
    string PersonId, ImmutableArray<DataClass> Classes, Guid OrderId, Guid? ReasonId, string OrderedBy,
    DateTimeOffset OrderedAt, DateTimeOffset At);

/// <summary>A certificate was issued: what was ordered to be destroyed, by whom and when.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.certificate-issued")]
public sealed record CertificateIssued(
    [property: Id(0)] long Number,
    [property: Id(1)] string PersonId,
    [property: Id(2)] ImmutableArray<DataClass> Classes,
    [property: Id(3)] Guid OrderId,
    [property: Id(4)] Guid? ReasonId,
    [property: Id(5)] string OrderedBy,
    [property: Id(6)] DateTimeOffset OrderedAt,
    [property: Id(7)] DateTimeOffset IssuedAt);

/// <summary>The answer to <see cref="IssueCertificate"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.certificate-answer")]
public sealed record CertificateAnswer([property: Id(0)] long Number);
