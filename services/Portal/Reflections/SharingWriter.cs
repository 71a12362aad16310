using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>What a student shares: reads it and changes it.</summary>
internal sealed class SharingWriter(
    FormSender sender, SharingService.SharingServiceClient sharing, GatewayCall call)
{
    /// <summary>With whom a reflection is shared, who read it, and what was said.</summary>
    public async Task<GetSharingResponse> ReadAsync(string reflectionId) =>
        await sharing.GetSharingAsync(new() { ReflectionId = reflectionId }, await call.ReadAsync());

    /// <summary>Shares or withdraws; null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> ChangeAsync(string reflectionId, ShareInput input, FormProblems problems)
    {
        var audience = input.Audience == "team" ? Audience.Team : Audience.Teacher;
        return sender.SendAsync(input, problems, [], async options => input.Action == "withdraw"
            ? (await sharing.WithdrawReflectionAsync(
                new() { ReflectionId = reflectionId, Audience = audience }, options)).ReflectionId
            : (await sharing.ShareReflectionAsync(
                new() { ReflectionId = reflectionId, Version = input.Version, Audience = audience },
                options)).ReflectionId);
    }

    /// <summary>The comments are new no more. Should that fail, they stay new: the next look tries again.</summary>
    public async Task SeeAsync(string reflectionId, int through)
    {
        try
        {
            await sharing.MarkCommentsSeenAsync(
                new() { ReflectionId = reflectionId, Through = through }, await call.WriteAsync(FormKey.Fresh()));
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.Unauthenticated)
        {
            // Reading goes before.
        }
    }
}
