using Google.Protobuf;
using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>LogHours over gRPC through the gateway of a running suite, a student a worker.</summary>
internal sealed class LogHours(Uri grpcAddress, DemoUsers users) : IScenario
{
    // The demo's students have already earned the first ones: minutes there would move no figures.
    private static readonly string[] s_activities = [.. DemoPlan.Claimed.Skip(7)];
    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly long[] _done = new long[users.Count];
    private readonly DateOnly _today = AcademyTime.Today(TimeProvider.System);
    private readonly GrpcClients _clients = new(grpcAddress);
    private HoursService.HoursServiceClient[] _hours = [];

    /// <inheritdoc />
    public string Name => "log-hours";

    /// <inheritdoc />
    public string? Floor => "gateway-echo";

    /// <inheritdoc />
    public int Workers => users.Count;

    /// <summary>A request and the answer to it, for their sizes.</summary>
    public async Task<(IMessage Request, IMessage Answer)> ExampleAsync(CancellationToken cancellation)
    {
        var request = RequestOf(0);
        return (request, await _hours[0].LogHoursAsync(request, users.Call(0, cancellation, $"{_run}-example")));
    }

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellation)
    {
        _hours = [.. _clients.Channels.Select(channel => new HoursService.HoursServiceClient(channel))];
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var answer = await _hours[worker % _hours.Length].LogHoursAsync(
            RequestOf(_done[worker]++), users.Call(worker, cancellation, $"{_run}-{n}"));
        return answer.EntryId.Length > 0;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }

    private LogHoursRequest RequestOf(long entry) => new()
    {
        ActivityId = s_activities[entry % s_activities.Length],
        Date = AcademyTime.Iso(_today.AddDays(-(int)(entry % DemoPlan.DaysSoFar))),
        Minutes = 5,
    };
}
