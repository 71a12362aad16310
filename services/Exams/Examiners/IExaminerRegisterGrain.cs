using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Examiners;

/// <summary>One grain for the academy.</summary>
[Alias("exams.examiner-register")]
internal interface IExaminerRegisterGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    const string Key = "academy";

    /// <summary>Gives an examiner a certificate.</summary>
    [Alias("Certify")]
    Task<Reply<ExaminerAnswer>> Certify(CommandEnvelope envelope, Certificate certificate, string name);

    /// <summary>Withdraws one.</summary>
    [Alias("Withdraw")]
    Task<Reply<ExaminerAnswer>> Withdraw(CommandEnvelope envelope, string examinerId);

    /// <summary>All certificates, by examiner.</summary>
    [Alias("List")]
    Task<ImmutableArray<Certificate>> List();
}
