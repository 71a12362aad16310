using System.Net;

namespace VikLearning.AllInOne;

/// <summary>The verb <c>token</c>: prints an access token of a demo account and nothing else.</summary>
internal static class TokenCommand
{
    /// <summary>
    /// Asks the running suite; 0 when a token was printed, 1 with the reason on standard error otherwise.
    /// </summary>
    public static async Task<int> RunAsync(AllInOneOptions options, string account)
    {
        if (DataFolder.ReadSecrets(options.DataFolder) is not { } secrets)
        {
            await Console.Error.WriteLineAsync(
                $"No demo suite ever ran on {Path.GetFullPath(options.DataFolder)}; "
                + "tokens are given in demo mode only.");
            return 1;
        }

        try
        {
            using var tokens = new DemoTokens(options.Address, secrets.Demo, HttpVersion.Version11);
            Console.WriteLine(await tokens.GetAsync(account));
            return 0;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(
                $"No token for {account}: {exception.Message} Does the suite run at {options.Address}, in demo mode?");
            return 1;
        }
    }
}
