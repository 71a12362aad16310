using System.Collections.Immutable;
using VikLearning.Exams.Results;
using VikLearning.Exams.Rubrics;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Exams.Examinations;

/// <summary>The shell around the exam of a cohort.</summary>
[GrainType("exams.examination")]
internal sealed class ExaminationGrain(IServiceProvider services)
    : AggregateGrain<Examination>(Definition, services), IExaminationGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<Examination> Definition { get; } = new(
        ExamsModule.Service,
        Kind: "examination",
        Examination.None,
        Examination.Evolve,
        new EventCatalog()
            .Add<ExaminationOpened>("examination-opened")
            .Add<SittingPlanned>("sitting-planned")
            .Add<ResultsPublished>("results-published"),
        SnapshotVersion: 2);

    public Task<Reply<ExaminationAnswer>> Open(
        CommandEnvelope envelope, bool isCohortKnown, string rubricId, int rubricVersion, int fewestPercent,
        Sitting first)
    {
        var command = new OpenExamination(
            isCohortKnown, RubricLibrary.Suite.Find(rubricId, rubricVersion) is not null, rubricId, rubricVersion,
            fewestPercent, first, AcademyTime.Today(Time), Time.GetUtcNow());
        return HandleAsync<ExaminationAnswer>(envelope, exam => Examination.Decide(exam, command));
    }

    public Task<Reply<ExaminationAnswer>> Plan(CommandEnvelope envelope, int seenVersion, Sitting sitting)
    {
        var command = new PlanSitting(seenVersion, sitting, AcademyTime.Today(Time), Time.GetUtcNow());
        return HandleAsync<ExaminationAnswer>(envelope, exam => Examination.Decide(exam, command));
    }

    public Task<Reply<PublicationAnswer>> Publish(
        CommandEnvelope envelope, int seenVersion, int sitting, ImmutableArray<string> results, int open,
        int appealDays)
    {
        var command = new PublishResults(
            seenVersion, sitting, results, open, appealDays, AcademyTime.Today(Time), Time.GetUtcNow());
        return HandleAsync<PublicationAnswer>(envelope, exam => ResultPublishing.Decide(exam, command));
    }

    public async Task<ExaminationView?> Get() =>
        await StateAsync() is { Opened: { } opened } exam
            ? new ExaminationView(opened, exam.Sittings, exam.Version, exam.Publications)
            : null;
}
