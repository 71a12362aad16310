using System.Text;
using Google.Protobuf;
using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// A file of 60 KB added through the gateway of a suite and taken away again, a student a worker: looked into,
/// encrypted, written, said, claimed, and destroyed.
/// </summary>
internal sealed class AttachFile(Uri grpcAddress, DemoUsers users) : IScenario
{
    private static readonly byte[] s_file = Encoding.ASCII.GetBytes(
        $"%PDF-1.7\n%{new string('x', 60 * 1024)}\nstartxref\n9\n%%EOF\n");

    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly string[] _reflections = new string[users.Count];
    private readonly GrpcClients _clients = new(grpcAddress);
    private AttachmentService.AttachmentServiceClient[] _attachments = [];

    /// <inheritdoc />
    public string Name => "attach";

    /// <inheritdoc />
    public string? Floor => "gateway-echo";

    /// <inheritdoc />
    public int Workers => users.Count;

    /// <summary>A request and the answer to it, for their sizes.</summary>
    public async Task<(IMessage Request, IMessage Answer)> ExampleAsync(CancellationToken cancellation)
    {
        var answer = await AttachAsync(0, $"{_run}-example", cancellation);
        return (RequestOf(0), answer);
    }

    /// <inheritdoc />
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        _attachments = [.. _clients.Channels.Select(channel => new AttachmentService.AttachmentServiceClient(channel))];
        var writing = new ReflectionService.ReflectionServiceClient(_clients.Channels[0]);
        for (var user = 0; user < users.Count; user++)
        {
            _reflections[user] = (await writing.WriteReflectionAsync(
                new() { Title = "Met bijlage", Text = "Zie de bijlage." },
                users.Call(user, cancellation, $"{_run}-{user}-reflection"))).ReflectionId;
        }
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var kept = await AttachAsync(worker, $"{_run}-{n}", cancellation);
        var removed = await ClientOf(worker).RemoveAttachmentAsync(
            new() { AttachmentId = kept.AttachmentId }, users.Call(worker, cancellation, $"{_run}-{n}-gone"));
        return removed.AttachmentId == kept.AttachmentId;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }

    private AttachmentService.AttachmentServiceClient ClientOf(int worker) =>
        _attachments[worker % _attachments.Length];

    private async Task<AttachFileResponse> AttachAsync(int worker, string key, CancellationToken cancellation)
    {
        using var sending = ClientOf(worker).AttachFile(users.Call(worker, cancellation, key));
        await sending.RequestStream.WriteAsync(RequestOf(worker), cancellation);
        await sending.RequestStream.CompleteAsync();
        return await sending.ResponseAsync;
    }

    private AttachFileRequest RequestOf(int worker) => new()
    {
        Details = new()
        {
            Owner = AttachmentOwner.Reflection,
            OwnerId = _reflections[worker],
            FileName = "bewijs.pdf",
        },
        Chunk = UnsafeByteOperations.UnsafeWrap(s_file),
    };
}
