using Grpc.Core;

namespace VikLearning.Portal.Gateway;

/// <summary>Sends a form with its key. What may be in it is the services' to say; here nothing is decided.</summary>
internal sealed class FormSender(GatewayCall call)
{
    /// <summary>The new thing's id, or null when <paramref name="problems"/> says why not.</summary>
    /// <param name="input">The form; its key is renewed when it may be.</param>
    /// <param name="problems">Where the reasons go.</param>
    /// <param name="fields">The fields that the form has.</param>
    /// <param name="send">The call.</param>
    /// <param name="overtaken">What to do instead of giving a reason, when another tab was faster.</param>
    public async Task<string?> SendAsync(
        IFormInput input, FormProblems problems, string[] fields, Func<CallOptions, Task<string>> send,
        Func<Task>? overtaken = null)
    {
        input.Key = FormKey.Of(input.Key);
        try
        {
            return await send(await call.WriteAsync(input.Key));
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Aborted && overtaken is not null)
        {
            input.Key = FormKey.Fresh();
            await overtaken();
            return null;
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.Unauthenticated)
        {
            // A definite no keeps nothing under the key; after an unknown outcome only the same key counts once.
            if (!problems.Add(failure, fields))
            {
                input.Key = FormKey.Fresh();
            }

            return null;
        }
    }
}
