using System.Diagnostics;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Floors;

/// <summary>The echo host in a process of its own, as the suite is.</summary>
internal sealed class EchoProcess : IAsyncDisposable
{
    private readonly Process _process;
    private Task<string> _rest = Task.FromResult("");

    private EchoProcess(Process process, Uri grpcAddress) => (_process, GrpcAddress) = (process, grpcAddress);

    /// <summary>Where the gateway in front of the echo takes gRPC.</summary>
    public Uri GrpcAddress { get; }

    /// <summary>Starts it, trusting the tokens of the suite at this address.</summary>
    public static async Task<EchoProcess> StartAsync(Uri suite, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.FreePair()}");
        var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(EchoProcess).Assembly.Location, EchoHost.Verb,
                address.GetLeftPart(UriPartial.Authority), suite.GetLeftPart(UriPartial.Authority) + "/",
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var echo = new EchoProcess(process, new UriBuilder(address) { Port = address.Port + 1 }.Uri);
        while (await process.StandardOutput.ReadLineAsync(cancellation) is var line && line != EchoHost.Ready)
        {
            if (line is null)
            {
                await echo.DisposeAsync();
                throw new InvalidOperationException("The echo host ended before it was ready.");
            }
        }

        // What it says from now on is read, so that a full pipe never stops it.
        echo._rest = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return echo;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
    }
}
