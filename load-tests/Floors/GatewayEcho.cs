using Google.Protobuf;
using VikLearning.LoadTests.Measuring;
using VikLearning.LoadTests.Scenarios;

namespace VikLearning.LoadTests.Floors;

/// <summary>
/// What a call through the gateway costs when nothing is done for it: the suite's gateway, tokens, limits and
/// interceptors, with messages as long as those of the scenario that is compared.
/// </summary>
internal sealed class GatewayEcho(Uri grpcAddress, DemoUsers users, IMessage request, IMessage answer) : IScenario
{
    private readonly EchoRequest _request = new()
    {
        Payload = ByteString.CopyFrom(new byte[request.CalculateSize()]),
        AnswerBytes = answer.CalculateSize(),
    };

    private readonly GrpcClients _clients = new(grpcAddress);
    private EchoService.EchoServiceClient[] _echo = [];

    /// <inheritdoc />
    public string Name => "gateway-echo";

    /// <inheritdoc />
    public string? Floor => null;

    /// <inheritdoc />
    public int Workers => users.Count;

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellation)
    {
        _echo = [.. _clients.Channels.Select(channel => new EchoService.EchoServiceClient(channel))];
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var echoed = await _echo[worker % _echo.Length].EchoAsync(_request, users.Call(worker, cancellation));
        return echoed.Payload.Length == _request.AnswerBytes;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }
}
