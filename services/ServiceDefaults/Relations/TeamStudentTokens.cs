using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Page tokens of lists that go by cohort, team and student.</summary>
public static class TeamStudentTokens
{
    private const char Between = '~';

    /// <summary>The token that leads on after a student.</summary>
    public static string Of(TeamStudent student)
    {
        ArgumentNullException.ThrowIfNull(student);
        return string.Join(Between, student.CohortId, student.TeamId, student.StudentId);
    }

    /// <summary>The student that a token leads on after; a fault when it is none.</summary>
    public static TeamStudent Read(RequestFields fields, string token)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var parts = fields.PageToken(token).Split(Between);
        var valid = token.Length == 0 || (parts.Length == 3 && parts.All(GrainKeys.IsKey));
        fields.Check(valid, Refusal.Malformed("page-token-invalid", "pageToken"));
        return valid && token.Length > 0 ? new TeamStudent(parts[0], parts[1], parts[2]) : TeamStudent.None;
    }
}
