using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace VikLearning.TestHosts;

/// <summary>
/// A PostgreSQL cluster of its own on loopback, made in a temporary folder and gone with <see cref="DisposeAsync"/>.
/// It runs as the user <c>postgres</c> when the tests run as root, with every durability setting at its default, on,
/// unless a test says otherwise.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _password;
    private readonly int _port;
    private readonly string _binaries;
    private readonly string[] _settings;
    private Process? _server;
    private int _databases;

    private PostgresCluster(string folder, string binaries, string[] settings)
    {
        _settings = settings;
        _folder = folder;
        _binaries = binaries;
        _password = RandomNumberGenerator.GetHexString(24);
        _port = Ports.Free();
    }

    /// <summary>Why no cluster can be started here, or null when one can.</summary>
    public static string? Missing =>
        FindBinaries() is null ? "PostgreSQL's server is not installed (Debian: apt-get install postgresql)." : null;

    /// <summary>The server's binaries: <c>pgbench</c> and others are here.</summary>
    public string Binaries => _binaries;

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => _port;

    /// <summary>The password of the user <c>postgres</c>.</summary>
    public string Password => _password;

    /// <summary>Makes and starts a cluster.</summary>
    /// <param name="settings">Settings that differ from the default, such as <c>fsync=off</c>.</param>
    public static async Task<PostgresCluster> StartAsync(params string[] settings)
    {
        var binaries = FindBinaries() ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("vik-postgres-").FullName;
        var cluster = new PostgresCluster(folder, binaries, settings);
        await cluster.InitialiseAsync();
        await cluster.LaunchAsync();
        return cluster;
    }

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"vik{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Ends the server at once, as a power cut would end its processes.</summary>
    public async Task KillAsync()
    {
        await RunAsync("kill", "-QUIT", _server!.Id.ToString(CultureInfo.InvariantCulture));
        await _server.WaitForExitAsync();
    }

    /// <summary>Starts the server, again after <see cref="KillAsync"/>, and waits until it answers.</summary>
    public async Task LaunchAsync()
    {
        var port = _port.ToString(CultureInfo.InvariantCulture);
        _server = Start(
            Path.Combine(_binaries, "postgres"),
            [
                "-D", Data, "-p", port, "-k", _folder, "-c", "listen_addresses=127.0.0.1",
                "-c", "max_connections=200", "-c", "log_min_messages=fatal",
                .. _settings.SelectMany(setting => new[] { "-c", setting }),
            ]);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 300 && !_server.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            await RunAsync("kill", "-QUIT", _server.Id.ToString(CultureInfo.InvariantCulture));
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The folder of the server's own files.</summary>
    public string Data => Path.Combine(_folder, "data");

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = _port,
            Username = "postgres",
            Password = _password,
            Database = database,
            MaxPoolSize = 20,
            Timeout = 5,
        }.ConnectionString;

    private async Task InitialiseAsync()
    {
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, _password);
        if (IsRoot)
        {
            await RunAsync("chown", "-R", "postgres", _folder);
        }

        using var initdb = Start(
            Path.Combine(_binaries, "initdb"), "-D", Data, "-U", "postgres", "--auth=scram-sha-256",
            $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C.UTF-8");
        await initdb.WaitForExitAsync();
        if (initdb.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb ended with {initdb.ExitCode}.");
        }
    }

    private static bool IsRoot => Environment.UserName == "root";

    // setpriv replaces itself by the server, so the process that is started is the server.
    private Process Start(string program, params string[] arguments)
    {
        var start = IsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program])
            : new ProcessStartInfo(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.WorkingDirectory = _folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private static string? FindBinaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
}
