using System.Collections.Immutable;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Exams.Examiners;

/// <summary>Who handed in in a sitting, and who may not score them.</summary>
internal sealed class EntrantReader(
    IGrainFactory grains, [FromKeyedServices(ExamsModule.Service)] RelationRows relations)
{
    private const int MostRows = 10 * Entrant.Most;

    /// <summary>Everybody whose submission was found admissible, those too who have left since.</summary>
    public async Task<ImmutableArray<Entrant>> ReadAsync(
        string cohortId, int sitting, CancellationToken cancellation)
    {
        var all = await Turns.AllAsync(
            await AllAsync(cohortId, sitting, cancellation),
            async entrant => (
                Entrant: entrant,
                (await grains.GetKnownGrain<ISubmissionGrain>(entrant.SubmissionId).Get()).Stage));
        return [.. all.Where(one => one.Stage == SubmissionStage.Admissible).Select(one => one.Entrant)];
    }

    /// <summary>A student of a cohort, whether they handed in or not; null when they never were one.</summary>
    public async Task<Entrant?> FindAsync(
        string cohortId, int sitting, string studentId, CancellationToken cancellation) =>
        (await AllAsync(cohortId, sitting, cancellation)).FirstOrDefault(entrant => entrant.StudentId == studentId);

    private async Task<IEnumerable<Entrant>> AllAsync(string cohortId, int sitting, CancellationToken cancellation)
    {
        var teachers = (await relations.EverTeachersOfAsync(cohortId, MostRows, cancellation))
            .ToLookup(one => one.TeamId, one => one.TeacherId);
        var coaches = (await relations.EverCoachesOfAsync(cohortId, MostRows, cancellation))
            .ToLookup(one => one.StudentId, one => one.CoachId);
        return
            from student in await relations.EverStudentsOfAsync(cohortId, MostRows, cancellation)
            let place = new SubmissionPlace(student.StudentId, cohortId, sitting)
            select new Entrant(
                student.StudentId, place.Key,
                [.. teachers[student.TeamId], .. coaches[student.StudentId], student.StudentId]);
    }
}
