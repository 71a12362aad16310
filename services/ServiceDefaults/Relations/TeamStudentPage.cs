using Grpc.Core;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>A page of the students whom a caller has to do with, by cohort, team and id.</summary>
/// <param name="Students">Those of the page.</param>
/// <param name="NextPageToken">Leads to the next page; empty on the last.</param>
public sealed record TeamStudentPage(IReadOnlyList<TeamStudent> Students, string NextPageToken)
{
    /// <summary>Reads the page that a call asks for.</summary>
    /// <param name="context">The call.</param>
    /// <param name="pageSize">As it came in.</param>
    /// <param name="pageToken">As it came in.</param>
    /// <param name="list">Lists students of a person after one, at most so many.</param>
    /// <param name="most">The most students on a page.</param>
    /// <exception cref="Aggregates.RefusedException">Size or token is none.</exception>
    public static async Task<TeamStudentPage> ReadAsync(
        ServerCallContext context, int pageSize, string pageToken,
        Func<string, TeamStudent, int, CancellationToken, Task<IReadOnlyList<TeamStudent>>> list,
        int most = RequestFields.MostOnAPage)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(list);
        var fields = new RequestFields(context);
        var size = fields.PageSize(pageSize, most);
        var after = TeamStudentTokens.Read(fields, pageToken);
        fields.ThrowIfAny();
        var found = await list(context.Caller().Subject, after, size + 1, context.CancellationToken);
        TeamStudent[] page = [.. found.Take(size)];
        return new TeamStudentPage(page, found.Count > size ? TeamStudentTokens.Of(page[^1]) : "");
    }
}
