using Google.Protobuf;
using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>GetProgress over gRPC through the gateway of a running suite, students in turn.</summary>
internal sealed class ReadProgress(
    Uri grpcAddress, DemoUsers users, string name = "read-progress", int? workers = null) : IScenario
{
    // The route map's 156 hours: an answer without them is not the student's progress.
    private const int RequiredMinutes = 156 * 60;
    private static readonly GetProgressRequest s_request = new();
    private readonly GrpcClients _clients = new(grpcAddress);
    private ProgressService.ProgressServiceClient[] _progress = [];

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string? Floor => "gateway-echo";

    /// <inheritdoc />
    public int Workers => workers ?? users.Count;

    /// <summary>A request and the answer to it, for their sizes.</summary>
    public async Task<(IMessage Request, IMessage Answer)> ExampleAsync(CancellationToken cancellation) =>
        (s_request, await _progress[0].GetProgressAsync(s_request, users.Call(0, cancellation)));

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellation)
    {
        _progress = [.. _clients.Channels.Select(channel => new ProgressService.ProgressServiceClient(channel))];
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var answer = await _progress[worker % _progress.Length]
            .GetProgressAsync(s_request, users.Call(UserOf(worker, n), cancellation));
        return answer.RequiredMinutes == RequiredMinutes;
    }

    // A student a worker; with fewer workers the students come in turn: none nears the gateway's limit per user.
    private int UserOf(int worker, long n) => workers is null ? worker : (int)(n % users.Count);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }
}
