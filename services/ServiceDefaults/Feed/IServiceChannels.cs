using Grpc.Core;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>Calls to other services of the suite, signed in as this process itself or as who calls it.</summary>
public interface IServiceChannels
{
    /// <summary>A way to call a service to the left: <c>roster</c>.</summary>
    /// <exception cref="InvalidOperationException">Its address is not configured.</exception>
    CallInvoker For(string service);

    /// <summary>
    /// A way to call a service to the left as the caller of this call, with their own token: it may do there what they
    /// may, and nothing more.
    /// </summary>
    /// <exception cref="InvalidOperationException">Its address is not configured.</exception>
    CallInvoker ForCaller(string service, ServerCallContext caller);
}
