using System.Collections.Immutable;
using VikLearning.Exams.Results;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Examinations;

/// <summary>One grain a cohort; its key is the cohort's id.</summary>
[Alias("exams.examination")]
internal interface IExaminationGrain : IGrainWithStringKey
{
    /// <summary>Opens the exam.</summary>
    [Alias("Open")]
    Task<Reply<ExaminationAnswer>> Open(
        CommandEnvelope envelope, bool isCohortKnown, string rubricId, int rubricVersion, int fewestPercent,
        Sitting first);

    /// <summary>Gives a sitting other days, or adds the second.</summary>
    [Alias("Plan")]
    Task<Reply<ExaminationAnswer>> Plan(CommandEnvelope envelope, int seenVersion, Sitting sitting);

    /// <summary>Makes the results of a sitting known.</summary>
    [Alias("Publish")]
    Task<Reply<PublicationAnswer>> Publish(
        CommandEnvelope envelope, int seenVersion, int sitting, ImmutableArray<string> results, int open,
        int appealDays);

    /// <summary>The exam; null when it was not opened.</summary>
    [Alias("Get")]
    Task<ExaminationView?> Get();
}
