using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// Teachers read the progress of their own students through the gateway: each time the relation is checked and a line
/// is on disk before the answer. Who may see whom is asked of the suite, as a teacher's page does.
/// </summary>
internal sealed class ReadOther(Uri grpcAddress, DemoUsers teachers, int workers) : IScenario
{
    private const int RequiredMinutes = 156 * 60;
    private readonly GrpcClients _clients = new(grpcAddress);
    private (int Teacher, GetStudentProgressRequest Request)[] _pairs = [];
    private GuidanceService.GuidanceServiceClient[] _guidance = [];

    /// <inheritdoc />
    public string Name => "read-other";

    /// <inheritdoc />
    public string? Floor => "read-own";

    /// <inheritdoc />
    public int Workers => workers;

    /// <inheritdoc />
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        _guidance = [.. _clients.Channels.Select(channel => new GuidanceService.GuidanceServiceClient(channel))];
        var roster = new TeacherService.TeacherServiceClient(_clients.Channels[0]);
        var pairs = new List<(int, GetStudentProgressRequest)>();
        for (var teacher = 0; teacher < teachers.Count; teacher++)
        {
            var mine = await roster.ListMyStudentsAsync(
                new ListMyStudentsRequest(), teachers.Call(teacher, cancellation, purpose: "guiding"));
            pairs.AddRange(mine.Students.Select(
                student => (teacher, new GetStudentProgressRequest { StudentId = student.StudentId })));
        }

        // In turn, so that no teacher comes near the gateway's limit per user.
        _pairs = [.. pairs.GroupBy(pair => pair.Item1).SelectMany(mine => mine.Index())
            .OrderBy(pair => pair.Index).Select(pair => pair.Item)];
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var (teacher, request) = _pairs[n % _pairs.Length];
        var answer = await _guidance[worker % _guidance.Length].GetStudentProgressAsync(
            request, teachers.Call(teacher, cancellation, purpose: "guiding"));
        return answer.Progress.RequiredMinutes == RequiredMinutes;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }
}
