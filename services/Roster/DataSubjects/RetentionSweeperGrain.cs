using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Roster.DataSubjects;

/// <summary>
/// Goes through all people, some at a time, and orders the erasure of what is due. It orders like the privacy officer
/// does, so the same rules hold: a legal hold that was placed a moment ago is in time. Where it was is in memory: after
/// a restart it begins again, and what was erased before has nothing left that is due.
/// </summary>
[GrainType("roster.retention-sweeper")]
internal sealed partial class RetentionSweeperGrain(
    Enrolments enrolments, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionSweeperGrain> logger)
    : Grain, IRetentionSweeperGrain
{
    private string _afterCohort = "";
    private string? _cohort;
    private string _afterStudent = "";

    public async Task<int?> Sweep()
    {
        // Roster's rows of who is where may be on their way: what they lack could keep somebody from being due.
        if (!await enrolments.IsHeardAsync())
        {
            return null;
        }

        var retention = (await GrainFactory.GetGrain<IRetentionGrain>(IRetentionGrain.Key).Get()).Document;
        var today = AcademyTime.Today(time);
        var ordered = 0;
        for (var left = options.Value.PeopleASweep; left > 0;)
        {
            if (_cohort is null && !await FindCohortAsync(retention, today))
            {
                break;
            }

            var students = await enrolments.StudentsAsync(_cohort!, _afterStudent, left);
            foreach (var student in students)
            {
                ordered += await SweepAsync(student, retention, today) ? 1 : 0;
            }

            left -= Math.Max(1, students.Count);
            (_cohort, _afterStudent) = students.Count > 0 ? (_cohort, students[^1]) : (null, "");
        }

        LogSwept(ordered);
        return ordered;
    }

    // The next cohort that ended so long ago that something of its students may be due; none at the end of a round.
    private async Task<bool> FindCohortAsync(Retention retention, DateOnly today)
    {
        while ((await enrolments.CohortsAsync(_afterCohort, 1)) is [var cohort])
        {
            _afterCohort = cohort;
            if (retention.DueOn(await enrolments.EndOfAsync(cohort), today).Length > 0)
            {
                (_cohort, _afterStudent) = (cohort, "");
                return true;
            }
        }

        _afterCohort = "";
        return false;
    }

    private async Task<bool> SweepAsync(string personId, Retention retention, DateOnly today)
    {
        var person = GrainFactory.GetGrain<IPersonGrain>(personId);
        var view = await person.Get();
        if (view.HoldPlacedAt is not null || await enrolments.LastDayAsync(personId) is not { } lastDay)
        {
            return false;
        }

        var due = retention.DueOn(lastDay, today).RemoveRange(view.Erased.Keys);
        return due.Length > 0
            && (await person.OrderErasure(EnvelopeOf(due), due, null, althoughActive: false)).Answer is not null;
    }

    // A class of a person is swept once, so its name is the command's.
    private static CommandEnvelope EnvelopeOf(ImmutableArray<DataClass> due) => CommandEnvelope.Own(
        $"retention-{string.Join('-', due)}", CertificateRegister.Retention, CertificateRegister.Retention);

    [LoggerMessage(LogLevel.Debug, "Retention ordered {Count} erasures.")]
    private partial void LogSwept(int count);
}
