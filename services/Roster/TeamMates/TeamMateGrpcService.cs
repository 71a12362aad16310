using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Roster.TeamMates;

/// <summary>Rows and grains to wire, for who is in a team with the caller.</summary>
internal sealed class TeamMateGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] RelationRows relations,
    IServiceProvider services) : TeamMateService.TeamMateServiceBase
{
    private const int MostMates = 100;

    public override async Task<ListMyMatesResponse> ListMyMates(ListMyMatesRequest request, ServerCallContext context)
    {
        var response = new ListMyMatesResponse();
        var found = await relations.MatesOfAsync(context.Caller().Subject, MostMates, context.CancellationToken);
        foreach (var cohort in found.GroupBy(mate => mate.CohortId))
        {
            var mates = await grains.GetGrain<ICohortGrain>(cohort.Key).GetStudents(
                [.. cohort.Select(mate => mate.StudentId)]);
            foreach (var mate in mates)
            {
                // Each name is encrypted under its student's own key, so each is read by itself.
                var names = await ShownTexts.ReadAsync(
                    services, RosterModule.Service, CohortGrain.ScopeOf(mate.StudentId), [mate.NameId],
                    context.CancellationToken);
                response.Mates.Add(new TeamMate
                {
                    CohortId = cohort.Key,
                    TeamId = mate.TeamId,
                    StudentId = mate.StudentId,
                    Name = names[mate.NameId],
                });
            }
        }

        return response;
    }
}
