using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Examiners;

/// <summary>Who may score exams: one certificate for each examiner, the newest.</summary>
public sealed record ExaminerRegister(ImmutableSortedDictionary<string, Certificate> Certificates)
{
    /// <summary>The most examiners that an academy has.</summary>
    public const int Most = 500;

    /// <summary>Before the first certificate.</summary>
    public static ExaminerRegister None { get; } =
        new(ImmutableSortedDictionary.Create<string, Certificate>(StringComparer.Ordinal));

    /// <summary>
    /// May this certificate be given, and what follows. The same once more changes nothing, and without a name the one
    /// that is known stays.
    /// </summary>
    public static Decision Decide(ExaminerRegister register, CertifyExaminer command)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(command);
        var known = register.Certificates.GetValueOrDefault(command.Certificate.ExaminerId);
        var certificate = command.Certificate with { NameId = command.Certificate.NameId ?? known?.NameId };
        if (known == certificate)
        {
            return Decision.Accept(new ExaminerAnswer(certificate.ExaminerId));
        }

        var refusal = certificate.Until < certificate.From
            ? Refusal.Rule("certificate-ends-before-it-begins", "until")
            : certificate.Until < command.Today ? Refusal.Rule("certificate-over", "until")
            : certificate.Until.DayNumber - certificate.From.DayNumber >= Certificate.MostDays
                ? Refusal.Rule("certificate-too-long", "until", $"{Certificate.MostDays}")
            : known is null && register.Certificates.Count >= Most
                ? Refusal.Rule("examiners-full", "examinerId", $"{Most}")
            : null;
        return refusal is not null
            ? Decision.Refuse(refusal)
            : Decision.Accept(
                new ExaminerAnswer(certificate.ExaminerId), new ExaminerCertified(certificate, command.At));
    }

    /// <summary>May a certificate be withdrawn, and what follows.</summary>
    public static Decision Decide(ExaminerRegister register, WithdrawCertificate command)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(command);
        return register.Certificates.ContainsKey(command.ExaminerId)
            ? Decision.Accept(
                new ExaminerAnswer(command.ExaminerId), new CertificateWithdrawn(command.ExaminerId, command.At))
            : Decision.Refuse(Refusal.NotFound("examinerId"));
    }

    /// <summary>What is true after an event.</summary>
    public static ExaminerRegister Evolve(ExaminerRegister register, object happened)
    {
        ArgumentNullException.ThrowIfNull(register);
        return happened switch
        {
            ExaminerCertified it => new(register.Certificates.SetItem(it.Certificate.ExaminerId, it.Certificate)),
            CertificateWithdrawn it => new(register.Certificates.Remove(it.ExaminerId)),
            _ => register,
        };
    }
}

/// <summary>Give an examiner this certificate, instead of the one they had.</summary>
public sealed record CertifyExaminer(Certificate Certificate, DateOnly Today, DateTimeOffset At);

/// <summary>Withdraw an examiner's certificate: from now on they open nothing.</summary>
public sealed record WithdrawCertificate(string ExaminerId, DateTimeOffset At);

/// <summary>An examiner was certified.</summary>
public sealed record ExaminerCertified(Certificate Certificate, DateTimeOffset At);

/// <summary>A certificate was withdrawn.</summary>
public sealed record CertificateWithdrawn(string ExaminerId, DateTimeOffset At);

/// <summary>The answer to what changes the register: whom it was about.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.examiner-answer")]
public sealed record ExaminerAnswer([property: Id(0)] string ExaminerId);
