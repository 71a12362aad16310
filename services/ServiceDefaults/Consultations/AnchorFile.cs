using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// Keeps the last anchors outside the database: whoever changes the ledgers and their anchors there can't change what
/// is here. A file that is only added to, a line an anchor: when, service, number, hash, with spaces between. A line is
/// on disk before the call answers; the anchor that a service has last in it is not written again.
/// </summary>
public sealed class AnchorFile(IOptions<ConsultationOptions> options) : IDisposable
{
    private readonly ConsultationOptions _options = options.Value;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, string> _last = new(StringComparer.Ordinal);
    private bool _isRead;

    /// <summary>Adds a line for an anchor, unless it was the last one of its service.</summary>
    /// <exception cref="IOException">It could not be written, or another process is writing just now.</exception>
    public async Task KeepAsync(string service, AnchorPlace anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (_options.AnchorFile.Length == 0)
        {
            return;
        }

        await _one.WaitAsync();
        try
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{service} {anchor.Number} {anchor.Hash}");
            if (_last.GetValueOrDefault(service) != line)
            {
                Write(service, line, $"{anchor.At.UtcDateTime:O} {line}\n");
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private void Write(string service, string line, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_options.AnchorFile))!);
        using (var file = new FileStream(_options.AnchorFile, Opening()))
        {
            ReadLast(file);
            if (_last.GetValueOrDefault(service) != line)
            {
                file.Seek(0, SeekOrigin.End);
                file.Write(Encoding.ASCII.GetBytes(text));
                file.Flush(flushToDisk: true);
                _last[service] = line;
            }

            if (file.Length < _options.AnchorFileBytes)
            {
                return;
            }
        }

        var moment = text.Split(' ')[0].Replace(":", "", StringComparison.Ordinal);
        File.Move(_options.AnchorFile, $"{_options.AnchorFile}.{moment}", overwrite: false);
    }

    // What an earlier process wrote last is known again: its anchor is not written twice.
    private void ReadLast(FileStream file)
    {
        if (_isRead)
        {
            return;
        }

        using var reader = new StreamReader(file, Encoding.ASCII, false, -1, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ') is [_, var service, _, _])
            {
                _last[service] = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            }
        }

        _isRead = true;
    }

    private static FileStreamOptions Opening()
    {
        var opening = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            opening.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        }

        return opening;
    }
}
