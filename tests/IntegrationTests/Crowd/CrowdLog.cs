using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using VikLearning.IntegrationTests.Doors;
using StatusCode = Grpc.Core.StatusCode;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>Sends what everybody asks, and remembers in which order it was asked and answered.</summary>
internal sealed class CrowdLog(Forge forge, CancellationToken stop)
{
    // As the tests of doors: a client asks again when it hears nothing, and that is rare.
    private const int MostUnavailable = 3;

    private readonly ConcurrentQueue<CrowdCall> _calls = new();
    private readonly ConcurrentQueue<string> _findings = new();
    private long _clock;
    private int _unavailable;

    public IReadOnlyCollection<CrowdCall> Calls => _calls;

    /// <summary>What two answers to one command should not have been.</summary>
    public IReadOnlyCollection<string> Findings => _findings;

    public CancellationToken Stop => stop;

    /// <summary>Asks once, or twice at once with the same key as one who presses again.</summary>
    /// <param name="key">The idempotency key; a new one by default.</param>
    public async Task<CrowdCall> SendAsync<TRequest, TResponse>(
        CrowdPerson person, Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method, TRequest request,
        bool twice = false, string? key = null)
        where TRequest : class, IMessage
        where TResponse : class, IMessage
    {
        var call = new CrowdCall(
            person.Id, request, key ?? Guid.NewGuid().ToString("N"), Interlocked.Increment(ref _clock));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, twice ? 2 : 1).Select(_ => AskAsync(person, method, request, call.Key)));
        call.Answered = Interlocked.Increment(ref _clock);
        Compare(call, answers);
        var best = answers.FirstOrDefault(answer => answer.Answer is not null) ?? answers[0];
        (call.Answer, call.Status, call.Code) = (best.Answer, best.Status, best.Code);
        _calls.Enqueue(call);
        return call;
    }

    /// <summary>Headers of somebody who calls by themselves.</summary>
    public CallOptions Options(CrowdPerson person, string? key = null)
    {
        var headers = new Metadata
        {
            { "authorization", $"Bearer {forge.Token(person.Id, person.Role)}" },
            { "idempotency-key", key ?? Guid.NewGuid().ToString("N") },
        };
        if (person.Purpose.Length > 0)
        {
            headers.Add("consultation-purpose", person.Purpose);
        }

        return new CallOptions(headers, cancellationToken: stop);
    }

    private async Task<Answered> AskAsync<TRequest, TResponse>(
        CrowdPerson person, Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method, TRequest request, string key)
        where TResponse : class, IMessage
    {
        while (true)
        {
            try
            {
                return new Answered(await method(request, Options(person, key)), StatusCode.OK, "");
            }
            catch (RpcException refused) when (
                refused.StatusCode != StatusCode.Unavailable
                || Interlocked.Increment(ref _unavailable) > MostUnavailable)
            {
                var code = refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? refused.Status.Detail;
                return new Answered(null, refused.StatusCode, code);
            }
        }
    }

    // Who lost the right to it meanwhile is told that nothing is there; everybody else gets the first answer again.
    private void Compare(CrowdCall call, Answered[] answers)
    {
        var told = answers.Where(answer => answer.Status is not (StatusCode.NotFound or StatusCode.PermissionDenied))
            .Select(answer => answer.Answer?.ToString() ?? "").Distinct().ToList();
        if (told.Count > 1 && answers.Any(answer => answer.Answer is not null))
        {
            _findings.Enqueue($"One command, two answers: {call.Request} by {call.Actor}\n{string.Join('\n', told)}");
        }
    }

    private sealed record Answered(IMessage? Answer, StatusCode Status, string Code);
}
