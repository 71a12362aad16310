using System.Data.Common;
using Grpc.Core;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Which cohorts a person is or was in, and when the last of them ends.</summary>
internal sealed class Enrolments(
    [FromKeyedServices(RosterModule.Service)] Database database,
    [FromKeyedServices(RosterModule.Service)] RelationRows relations,
    IGrainFactory grains)
{
    private const int MostCohorts = 100;

    /// <summary>Whether the rows have all of Roster's word, as of the last minute.</summary>
    public Task<bool> IsHeardAsync(CancellationToken cancellation = default) => relations.IsHeardAsync(cancellation);

    /// <summary>Lets a call go on only when it is known who is where.</summary>
    /// <exception cref="RpcException">Unavailable: Roster has not been heard.</exception>
    public async Task RequireHeardAsync(CancellationToken cancellation)
    {
        if (!await IsHeardAsync(cancellation))
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "Roster has not been heard"));
        }
    }

    /// <summary>The ids of a person's cohorts.</summary>
    public Task<IReadOnlyList<string>> CohortsOfAsync(string personId, CancellationToken cancellation = default) =>
        ReadAsync(
            "SELECT cohort_id FROM relation_student WHERE student_id = @student ORDER BY cohort_id LIMIT @limit",
            command => command.With("@student", personId).With("@limit", MostCohorts), cancellation);

    /// <summary>Cohorts by id, after one, at most so many.</summary>
    public Task<IReadOnlyList<string>> CohortsAsync(
        string after, int limit, CancellationToken cancellation = default) =>
        ReadAsync(
            "SELECT cohort_id FROM relation_cohort WHERE cohort_id > @after ORDER BY cohort_id LIMIT @limit",
            command => command.With("@after", after).With("@limit", limit), cancellation);

    /// <summary>The students of a cohort by id, after one, at most so many.</summary>
    public Task<IReadOnlyList<string>> StudentsAsync(
        string cohortId, string after, int limit, CancellationToken cancellation = default) =>
        ReadAsync(
            "SELECT student_id FROM relation_student WHERE cohort_id = @cohort AND student_id > @after"
            + " ORDER BY student_id LIMIT @limit",
            command => command.With("@cohort", cohortId).With("@after", after).With("@limit", limit), cancellation);

    /// <summary>The last day of the person's cohorts; null for a person who is in none.</summary>
    public async Task<DateOnly?> LastDayAsync(string personId, CancellationToken cancellation = default)
    {
        DateOnly? last = null;
        foreach (var cohortId in await CohortsOfAsync(personId, cancellation))
        {
            var ends = await EndOfAsync(cohortId);
            last = last is null || ends > last ? ends : last;
        }

        return last;
    }

    /// <summary>The last day of a cohort: that of its last quarter or of its exam, whichever is later.</summary>
    public async Task<DateOnly> EndOfAsync(string cohortId) =>
        EndOf((await grains.GetGrain<ICohortGrain>(cohortId).Get())!);

    /// <summary>The last day of a cohort.</summary>
    public static DateOnly EndOf(CohortView cohort) => cohort.Plan.EndOf(cohort.Opened.StartDate);

    private async Task<IReadOnlyList<string>> ReadAsync(
        string sql, Action<DbCommand> fill, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, sql);
        fill(command);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }
}
