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
    private readonly string[] _arguments;
    private readonly bool _ownsData;
    private readonly SuiteSurroundings _around;
    private Process _process;

    private SuiteProcess(string[] arguments, Uri address, string data, bool ownsData, SuiteSurroundings around)
    {
        _around = around;
        _arguments = arguments;
        Address = address;
        Data = data;
        _ownsData = ownsData;
        _process = Launch();
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
    public static Task<SuiteProcess> StartAsync(
        int demoStudents = 24, string? postgres = null, string? data = null, params string[] arguments) =>
        StartAsync(SuiteSurroundings.None, demoStudents, postgres, data, arguments);

    /// <summary>The same, in surroundings of its own.</summary>
    public static async Task<SuiteProcess> StartAsync(
        SuiteSurroundings around, int demoStudents, string? postgres, string? data, params string[] arguments)
    {
        var suite = Launch(around, demoStudents, postgres, data, arguments);
        try
        {
            await suite.BecomeReadyAsync();
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins to start the suite on SQLite and waits for nothing.</summary>
    public static SuiteProcess Begin(int demoStudents) => Launch(SuiteSurroundings.None, demoStudents, null, null, []);

    /// <summary>Runs the program to its end with other arguments, as a user would beside a running suite.</summary>
    public static async Task<SuiteRun> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments, Path.GetTempPath()))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new SuiteRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Ends it at once and starts it again on the same address and data.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        _process.Dispose();
        _process = Launch();
        await BecomeReadyAsync();
    }

    /// <summary>Asks it to stop, as Ctrl+C or a service manager does, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var asked = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await asked.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
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

    private static SuiteProcess Launch(
        SuiteSurroundings around, int demoStudents, string? postgres, string? data, string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.FreePair()}");
        var folder = data ?? Directory.CreateTempSubdirectory("vik-suite-").FullName;
        string[] all =
        [
            "--urls", address.GetLeftPart(UriPartial.Authority), "--data", folder,
            "--demo-students", $"{demoStudents}", .. postgres is null ? [] : new[] { "--postgres", postgres },
            .. arguments,
        ];
        return new SuiteProcess(all, address, folder, data is null, around);
    }

    private static ProcessStartInfo StartInfo(string[] arguments, string folder) =>
        new("dotnet", [BuiltProject.Find("deploy/AllInOne"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

    private Process Launch()
    {
        var start = StartInfo(_arguments, Data);
        foreach (var (name, value) in _around.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
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

        throw new InvalidOperationException(
            $"The suite ended with {_process.ExitCode} before it was ready.\n{Output}");
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _around.Said(line);
        _output.Enqueue(line);
        while (_output.Count > KeptLines)
        {
            _output.TryDequeue(out _);
        }
    }
}
