using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.Exams.Examiners;

/// <summary>The shell around the register of examiners.</summary>
[GrainType("exams.examiner-register")]
internal sealed class ExaminerRegisterGrain(IServiceProvider services)
    : AggregateGrain<ExaminerRegister>(Definition, services), IExaminerRegisterGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<ExaminerRegister> Definition { get; } = new(
        ExamsModule.Service,
        Kind: "examiner-register",
        ExaminerRegister.None,
        ExaminerRegister.Evolve,
        new EventCatalog()
            .Add<ExaminerCertified>("examiner-certified")
            .Add<CertificateWithdrawn>("certificate-withdrawn"),
        SnapshotVersion: 1);

    /// <summary>The scope of what is kept of an examiner: their name.</summary>
    public static string ScopeOf(string examinerId) => $"examiner/{examinerId}";

    public async Task<Reply<ExaminerAnswer>> Certify(
        CommandEnvelope envelope, Certificate certificate, string name)
    {
        Guid? nameId = string.IsNullOrWhiteSpace(name) ? null : NewId();
        var command = new CertifyExaminer(
            certificate with { NameId = nameId }, AcademyTime.Today(Time), Time.GetUtcNow());
        SealedText[] texts = nameId is { } id && envelope.Faults.IsEmpty
            && ExaminerRegister.Decide(await StateAsync(), command).Answer is not null
            ? [await Vault.SealAsync(id, ScopeOf(certificate.ExaminerId), name)]
            : [];
        return await HandleAsync<ExaminerAnswer>(
            envelope, register => ExaminerRegister.Decide(register, command), texts);
    }

    public Task<Reply<ExaminerAnswer>> Withdraw(CommandEnvelope envelope, string examinerId)
    {
        var command = new WithdrawCertificate(examinerId, Time.GetUtcNow());
        return HandleAsync<ExaminerAnswer>(envelope, register => ExaminerRegister.Decide(register, command));
    }

    public async Task<ImmutableArray<Certificate>> List() => [.. (await StateAsync()).Certificates.Values];
}
