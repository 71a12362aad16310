using Google.Protobuf;
using Grpc.Core;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>One call and what came of it. Times are ticks of one clock, which stands still for nobody.</summary>
/// <param name="Asked">When it was about to be sent.</param>
internal sealed record CrowdCall(string Actor, IMessage Request, string Key, long Asked)
{
    /// <summary>When its answer was there.</summary>
    public long Answered { get; set; }

    /// <summary>The answer; null when it was refused.</summary>
    public IMessage? Answer { get; set; }

    /// <summary>How it was refused.</summary>
    public StatusCode Status { get; set; }

    /// <summary>The first reason of a refusal.</summary>
    public string Code { get; set; } = "";

    /// <summary>Where the suite put it down; 0 where it did not.</summary>
    public long Position { get; set; }

    public T OrThrow<T>()
        where T : class, IMessage => Answer as T ?? throw new RpcException(new Status(Status, Code));

    public override string ToString() =>
        $"{Asked}-{Answered} {Actor}: {Request.Descriptor.Name} {Request}"
        + $" -> {Answer?.ToString() ?? $"{Status} {Code}"}";
}
