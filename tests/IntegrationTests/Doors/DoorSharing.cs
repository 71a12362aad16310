using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using static VikLearning.IntegrationTests.Doors.DoorWorld;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Every student shares one reflection with teacher and team; the teacher comments on that of a mate.
/// </summary>
/// <param name="gateway">Where to.</param>
/// <param name="options">Calls as somebody by a role, for a purpose.</param>
/// <param name="until">Tries until it holds.</param>
/// <param name="works">What each student has.</param>
internal sealed class DoorSharing(
    GrpcChannel gateway,
    Func<string, string, string?, CallOptions> options,
    Func<Func<Task>, Task> until,
    Dictionary<string, string> works)
{
    public async Task MakeAsync()
    {
        var sharing = new SharingService.SharingServiceClient(gateway);
        foreach (var (student, _, _) in Students)
        {
            foreach (var audience in (Audience[])[Audience.Teacher, Audience.Team])
            {
                await sharing.ShareReflectionAsync(
                    new() { ReflectionId = works[$"reflection {student}"], Version = 1, Audience = audience },
                    options(student, "student", null));
            }
        }

        var shared = new SharedReflectionService.SharedReflectionServiceClient(gateway);
        foreach (var work in (string[])["comment", "remark"])
        {
            await until(async () => works[$"{work} mate"] = (await shared.WriteCommentAsync(
                new()
                {
                    StudentId = "mate",
                    ReflectionId = works["reflection mate"],
                    Text = Mark("comment", "mate"),
                },
                options("teacher", "teacher", null))).CommentId);
        }

        await until(async () => await shared.GetTeamReflectionAsync(
            new() { StudentId = "mate", ReflectionId = works["reflection mate"] },
            options("student", "student", "team-feedback")));
    }
}
