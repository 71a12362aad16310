using Grpc.Core;

namespace VikLearning.IntegrationTests;

/// <summary>What travels between services as a fact is there a little later than what was answered.</summary>
internal static class Heard
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is none of those that say that a service has not heard yet.</summary>
    public static async Task<T> ByNowAsync<T>(
        Func<Task<T>> ask, CancellationToken stop, params StatusCode[] notYet)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (RpcException refused) when (notYet.Contains(refused.StatusCode))
            {
                await Task.Delay(s_pause, stop);
            }
        }
    }

    /// <summary>The same of what answers nothing.</summary>
    public static Task ByNowAsync(Func<Task> ask, CancellationToken stop, params StatusCode[] notYet) => ByNowAsync(
        async () =>
        {
            await ask();
            return true;
        },
        stop, notYet);
}
