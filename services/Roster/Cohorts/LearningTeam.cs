using System.Collections.Immutable;

namespace VikLearning.Roster.Cohorts;

/// <summary>A learning team: about eight students and who guides them.</summary>
public sealed record LearningTeam(
    string Name, ImmutableList<string> StudentIds, ImmutableList<string> TeacherIds)
{
    /// <summary>A team with nobody in it.</summary>
    public static LearningTeam Empty(string name) => new(name, [], []);

    internal LearningTeam WithStudent(string studentId) => this with { StudentIds = StudentIds.Add(studentId) };

    internal LearningTeam WithoutStudent(string studentId) => this with { StudentIds = StudentIds.Remove(studentId) };

    internal LearningTeam WithTeacher(string teacherId) => this with { TeacherIds = TeacherIds.Add(teacherId) };

    internal LearningTeam WithoutTeacher(string teacherId) => this with { TeacherIds = TeacherIds.Remove(teacherId) };
}
