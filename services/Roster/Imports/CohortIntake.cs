using System.Collections.Immutable;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.Memberships;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>
/// What a cohort does with a part of an import. It brings the cohort to what the part says, by the same rules as a
/// change by hand, so taken in twice it changes nothing. What does not fit any more, because it was changed by hand
/// after the import was decided, stays as it is and is counted.
/// </summary>
internal static class CohortIntake
{
    /// <summary>What follows of a part.</summary>
    public static Decision Decide(Cohort cohort, TakeInPart command)
    {
        var taking = new Taking(cohort);
        taking.Try(it => it.Opened is null, it => Cohort.Decide(it, command.Opening));
        foreach (var team in command.Part.Teams)
        {
            TakeIn(taking, team);
        }

        foreach (var student in command.Part.Students)
        {
            TakeIn(taking, student, command);
        }

        return Decision.Accept(
            new PartTakenInAnswer(taking.Events.Count, taking.Skipped), [.. taking.Events]);
    }

    private static void TakeIn(Taking taking, PartTeam team)
    {
        taking.Try(
            it => !it.Teams.ContainsKey(team.TeamId), it => Cohort.Decide(it, new AddTeam(team.TeamId, team.Name)));
        taking.Try(
            it => it.Teams.TryGetValue(team.TeamId, out var known) && known.Name != team.Name,
            it => Cohort.Decide(it, new RenameTeam(team.TeamId, team.Name)));
        foreach (var teacher in team.TeacherIds)
        {
            taking.Try(
                it => it.Teams.TryGetValue(team.TeamId, out var known) && !known.TeacherIds.Contains(teacher),
                it => TeamGuidance.Decide(it, new AssignTeacher(team.TeamId, teacher)));
        }
    }

    // One change of place a student: two facts of one moment could not be told apart.
    private static void TakeIn(Taking taking, PartStudent student, TakeInPart command)
    {
        var (id, known) = (student.StudentId, taking.Cohort.Students.GetValueOrDefault(student.StudentId));
        var name = command.NameIds.GetValueOrDefault(id);
        switch (known, student.LeftOn)
        {
            case (null, null):
                taking.Try(_ => true, it => Cohort.Decide(it, new EnrolStudent(
                    student.TeamId, id, name, IsErased: name is null, student.Since)));
                return;
            case (null, _):
                return;
            case ({ LeftOn: null }, { } left):
                taking.Try(_ => true, it => Membership.Decide(it, new RecordLeave(id, left, command.Today)));
                break;
            case ({ LeftOn: not null }, null):
                taking.Try(_ => true, it => Membership.Decide(
                    it, new ReturnStudent(id, student.TeamId, student.Since, command.Today, IsErased: false)));
                break;
            case ({ LeftOn: null }, null):
                taking.Try(_ => known.TeamId != student.TeamId, it => Membership.Decide(
                    it, new MoveStudent(id, student.TeamId, student.Since, command.Today)));
                break;
        }

        taking.Try(_ => name is not null, it => Membership.Decide(it, new RenameStudent(id, name)));
    }

    private sealed class Taking(Cohort cohort)
    {
        public Cohort Cohort { get; private set; } = cohort;

        public List<object> Events { get; } = [];

        public int Skipped { get; private set; }

        public void Try(Func<Cohort, bool> isDue, Func<Cohort, Decision> decide)
        {
            if (!isDue(Cohort))
            {
                return;
            }

            var decision = decide(Cohort);
            Skipped += decision.Refusals.Length > 0 ? 1 : 0;
            Events.AddRange(decision.Events);
            Cohort = decision.Events.Aggregate(Cohort, Cohort.Evolve);
        }
    }
}

/// <summary>Take a part of an import in.</summary>
/// <param name="Opening">To open the cohort with, if it is not there.</param>
/// <param name="NameIds">The encrypted names of who is new or has another name.</param>
internal sealed record TakeInPart(
    ImportPart Part, OpenCohort Opening, ImmutableDictionary<string, Guid?> NameIds, DateOnly Today);

/// <summary>The answer: how many events followed, and what did not fit any more.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.part-taken-in-answer")]
internal sealed record PartTakenInAnswer([property: Id(0)] int Changes, [property: Id(1)] int Skipped);
