using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>Sends the reflection forms.</summary>
internal sealed class ReflectionWriter(GatewayCall call, ReflectionService.ReflectionServiceClient reflections)
{
    private static readonly string[] Fields = ["title", "text", "activity"];

    /// <summary>Writes the first version; its id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> WriteAsync(ReflectionInput input, FormProblems problems) =>
        SendAsync(input, problems, async options => (await reflections.WriteReflectionAsync(
            new() { Title = input.Title ?? "", Text = input.Text ?? "", ActivityId = input.Activity ?? "" },
            options)).ReflectionId);

    /// <summary>
    /// Writes the next version; the id, or null when <paramref name="problems"/> says why not. When another tab was
    /// faster, <paramref name="overtaken"/> is called: nothing was overwritten.
    /// </summary>
    public async Task<string?> ReviseAsync(
        string reflectionId, ReflectionInput input, FormProblems problems, Func<Task> overtaken)
    {
        try
        {
            return await SendAsync(input, problems, async options => (await reflections.ReviseReflectionAsync(
                new()
                {
                    ReflectionId = reflectionId,
                    SeenVersion = input.SeenVersion,
                    Title = input.Title ?? "",
                    Text = input.Text ?? "",
                },
                options)).ReflectionId);
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Aborted)
        {
            input.Key = FormKey.Fresh();
            await overtaken();
            return null;
        }
    }

    private async Task<string?> SendAsync(
        ReflectionInput input, FormProblems problems, Func<CallOptions, Task<string>> send)
    {
        input.Key = FormKey.Of(input.Key);
        try
        {
            return await send(await call.WriteAsync(input.Key));
        }
        catch (RpcException failure)
            when (failure.StatusCode is not (StatusCode.Unauthenticated or StatusCode.Aborted))
        {
            // A definite no keeps nothing under the key; after an unknown outcome only the same key counts once.
            if (!problems.Add(failure, Fields))
            {
                input.Key = FormKey.Fresh();
            }

            return null;
        }
    }
}
