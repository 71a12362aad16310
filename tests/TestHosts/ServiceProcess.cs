using System.Collections.Concurrent;
using System.Diagnostics;

namespace VikLearning.TestHosts;

/// <summary>One service in a process of its own, as a cluster runs it, configured by its environment.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const int KeptLines = 100;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly string _project;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private Process? _process;

    /// <summary>Describes the service; <see cref="Start"/> starts it.</summary>
    /// <param name="project">The project's folder from the root, such as <c>services/Roster</c>.</param>
    /// <param name="settings">Configuration keys with colons.</param>
    public ServiceProcess(string project, IReadOnlyDictionary<string, string> settings)
    {
        _project = project;
        _settings = settings;
    }

    /// <summary>Told every line that it writes.</summary>
    public event Action<string>? Wrote;

    /// <summary>The last lines that it wrote.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Whether it ended.</summary>
    public bool HasExited => _process?.HasExited ?? true;

    /// <summary>Starts it, again after <see cref="KillAsync"/>.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { BuiltProject.Find(_project) },
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in _settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private void Keep(string? line)
    {
        _output.Enqueue(line ?? "");
        Wrote?.Invoke(line ?? "");
        while (_output.Count > KeptLines)
        {
            _output.TryDequeue(out _);
        }
    }
}
