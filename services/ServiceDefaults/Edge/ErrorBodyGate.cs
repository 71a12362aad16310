using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// Lets a successful answer through untouched, and drops the body of a failed one, so that a problem can be written in
/// its place. Nothing is buffered: whoever writes sets the status before asking for the stream.
/// </summary>
internal sealed class ErrorBodyGate(HttpResponse response, IHttpResponseBodyFeature inner) : IHttpResponseBodyFeature
{
    private PipeWriter? _nowhere;

    public Stream Stream => Drops ? Stream.Null : inner.Stream;

    public PipeWriter Writer => Drops ? _nowhere ??= PipeWriter.Create(Stream.Null) : inner.Writer;

    private bool Drops => Fails(response);

    /// <summary>Whether the response is a failure that is not yet worded as a problem, and can still be.</summary>
    public static bool Fails(HttpResponse response) =>
        response.StatusCode >= StatusCodes.Status400BadRequest
        && !response.HasStarted
        && response.ContentType?.StartsWith(ProblemWriter.MediaType, StringComparison.OrdinalIgnoreCase) != true;

    public Task StartAsync(CancellationToken cancellationToken = default) =>
        Drops ? Task.CompletedTask : inner.StartAsync(cancellationToken);

    public Task CompleteAsync() => Drops ? Task.CompletedTask : inner.CompleteAsync();

    public void DisableBuffering() => inner.DisableBuffering();

    public Task SendFileAsync(
        string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        Drops ? Task.CompletedTask : inner.SendFileAsync(path, offset, count, cancellationToken);
}
