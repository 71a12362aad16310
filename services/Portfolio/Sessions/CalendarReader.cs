using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Sessions;

/// <summary>
/// What stands in somebody's calendar: the sessions of the team they are in and of the teams they guide, with the days
/// of those cohorts. Nothing about who was there.
/// </summary>
internal sealed class CalendarReader(
    IGrainFactory grains, [FromKeyedServices(PortfolioModule.Service)] RelationRows relations)
{
    private const int MostTeams = 50;

    /// <summary>The calendars of the person whom a hash was made for, by team; null when it works for nobody.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public async Task<IReadOnlyList<(string TeamRef, TeamCalendar Calendar)>?> FindAsync(
        string? hash, CancellationToken cancellation)
    {
        if (hash is null || await grains.GetGrain<ICalendarHolderGrain>(hash).Get() is not { } person
            || (await grains.GetGrain<ICalendarAddressGrain>(person).Get()).Hash != hash
            || await grains.GetGrain<IStudentGrain>(person).IsClosed())
        {
            return null;
        }

        var own = await grains.GetGrain<IStudentGrain>(person).GetSessionTeams();
        var guided = await relations.TeamsOfAsync(person, MostTeams, cancellation);
        var teams = guided.Select(team => $"{team.CohortId}.{team.TeamId}");
        return await Task.WhenAll((own is null ? teams : teams.Prepend(own.Current)).Distinct()
            .Select(async team => (team, await grains.GetGrain<ITeamCalendarGrain>(team).Get())));
    }
}
