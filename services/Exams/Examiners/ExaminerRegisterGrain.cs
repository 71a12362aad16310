using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

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

    public Task<Reply<ExaminerAnswer>> Certify(CommandEnvelope envelope, Certificate certificate, string name)
    {
        Guid? nameId = string.IsNullOrWhiteSpace(name) ? null : NewId();
        var command = new CertifyExaminer(
            certificate with { NameId = nameId }, AcademyTime.Today(Time), Time.GetUtcNow());
        return HandleInScopeAsync<ExaminerAnswer>(
            envelope, register => ExaminerRegister.Decide(register, command), ScopeOf(certificate.ExaminerId),
            nameId is { } id ? [(id, name)] : []);
    }

    public Task<Reply<ExaminerAnswer>> Withdraw(CommandEnvelope envelope, string examinerId)
    {
        var command = new WithdrawCertificate(examinerId, Time.GetUtcNow());
        return HandleAsync<ExaminerAnswer>(envelope, register => ExaminerRegister.Decide(register, command));
    }

    public async Task<ImmutableArray<Certificate>> List() => [.. (await StateAsync()).Certificates.Values];
}
