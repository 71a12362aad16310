using System.Collections.Concurrent;
using System.Diagnostics;

namespace VikLearning.TestHosts;

/// <summary>
/// The whole suite (deploy/AllInOne, as built) in a process of its own on loopback, with a data folder of its own that
/// goes when it ends. It is the same program that a user starts: nothing in it is replaced.
/// </summary>
public sealed class SuiteProcess : IAsyncDisposable
{
    private const int KeptLines = 200;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;
    private readonly bool _ownsData;

    private SuiteProcess(Process process, Uri address, string data, bool ownsData)
    {
        _process = process;
        Address = address;
        Data = data;
        _ownsData = ownsData;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where pages, REST and gRPC-Web are; plain gRPC is on the next port.</summary>
    public Uri Address { get; }

    /// <summary>Where plain gRPC (h2c) is.</summary>
    public Uri GrpcAddress => new UriBuilder(Address) { Port = Address.Port + 1 }.Uri;

    /// <summary>The folder of its files.</summary>
    public string Data { get; }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>The last lines that it wrote.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts the suite and waits until <c>GET /health/ready</c> says so.</summary>
    /// <param name="demoStudents">How many students the demo academy gets.</param>
    /// <param name="postgres">A connection string, or null for SQLite.</param>
    /// <param name="data">A folder that stays, or null for a temporary one.</param>
    /// <param name="arguments">Further arguments, as a user would give them.</param>
    /// <exception cref="InvalidOperationException">The suite ended, with its last lines.</exception>
    public static async Task<SuiteProcess> StartAsync(
        int demoStudents = 24, string? postgres = null, string? data = null, params string[] arguments)
    {
        var port = Ports.FreePair();
        var address = new Uri($"http://127.0.0.1:{port}");
        var folder = data ?? Directory.CreateTempSubdirectory("vik-suite-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            ArgumentList =
            {
                BuiltProject.Find("deploy/AllInOne"),
                "--urls", address.GetLeftPart(UriPartial.Authority),
                "--data", folder,
            },
        };
        start.ArgumentList.Add("--demo-students");
        start.ArgumentList.Add($"{demoStudents}");
        foreach (var argument in (string[])[.. postgres is null ? [] : new[] { "--postgres", postgres }, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var suite = new SuiteProcess(Process.Start(start)!, address, folder, data is null);
        await suite.BecomeReadyAsync();
        return suite;
    }

    /// <summary>Ends the process at once, as a power cut would, and keeps the data.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        if (_ownsData)
        {
            Directory.Delete(Data, recursive: true);
        }
    }

    private async Task BecomeReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                // It is not listening yet.
            }

            await Task.Delay(100);
        }

        var (code, output) = (_process.ExitCode, Output);
        await DisposeAsync();
        throw new InvalidOperationException($"The suite ended with {code} before it was ready.\n{output}");
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        while (_output.Count > KeptLines)
        {
            _output.TryDequeue(out _);
        }
    }
}
