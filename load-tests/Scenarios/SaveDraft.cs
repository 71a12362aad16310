using Google.Protobuf;
using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>SaveDraft over gRPC through the gateway of a suite: a student a worker, each at one draft.</summary>
internal sealed class SaveDraft(Uri grpcAddress, DemoUsers users) : IScenario
{
    // About a page: what a student has written after half an hour.
    private static readonly string s_text = string.Join(' ', Enumerable.Repeat("Ik leerde vandaag luisteren.", 70));
    private readonly string[] _drafts =
        [.. Enumerable.Range(0, users.Count).Select(_ => Guid.NewGuid().ToString("N"))];

    private readonly int[] _versions = new int[users.Count];
    private readonly GrpcClients _clients = new(grpcAddress);
    private DraftService.DraftServiceClient[] _services = [];

    /// <inheritdoc />
    public string Name => "save-draft";

    /// <inheritdoc />
    public string? Floor => "gateway-echo";

    /// <inheritdoc />
    public int Workers => users.Count;

    /// <summary>A request and the answer to it, for their sizes.</summary>
    public async Task<(IMessage Request, IMessage Answer)> ExampleAsync(CancellationToken cancellation)
    {
        var request = RequestOf(0);
        var answer = await _services[0].SaveDraftAsync(request, users.Call(0, cancellation));
        _versions[0] = answer.Version;
        return (request, answer);
    }

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellation)
    {
        _services = [.. _clients.Channels.Select(channel => new DraftService.DraftServiceClient(channel))];
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var seen = _versions[worker];
        var answer = await _services[worker % _services.Length].SaveDraftAsync(
            RequestOf(worker), users.Call(worker, cancellation));
        _versions[worker] = answer.Version;
        return answer.Version == seen + 1;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }

    private SaveDraftRequest RequestOf(int worker) => new()
    {
        DraftId = _drafts[worker],
        SeenVersion = _versions[worker],
        Title = "Concept",
        Text = $"{s_text} {_versions[worker]}",
    };
}
