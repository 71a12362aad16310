using Grpc.Core;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>Calls to other services of the suite, signed in as this process itself.</summary>
public interface IServiceChannels
{
    /// <summary>A way to call a service to the left: <c>roster</c>.</summary>
    /// <exception cref="InvalidOperationException">Its address is not configured.</exception>
    CallInvoker For(string service);
}
