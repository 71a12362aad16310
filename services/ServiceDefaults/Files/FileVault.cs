using System.Security.Cryptography;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>
/// Keeps files, encrypted in parts: each file has its own data key (AES-256-GCM), wrapped by the key of its scope, so
/// that a scope's files are erased with its texts. A file counts when something claims it; what is loose for an hour is
/// swept.
/// </summary>
public sealed class FileVault
{
    /// <summary>The most bytes of a part: what is in memory of a file that is written or read.</summary>
    public const int PartSize = 256 * 1024;

    private const int SweptAtOnce = 100;
    private static readonly TimeSpan s_loose = TimeSpan.FromHours(1);

    private readonly FileRows _rows;
    private readonly ScopeKeys _keys;
    private readonly TimeProvider _time;

    internal FileVault(FileRows rows, ScopeKeys keys, TimeProvider time) =>
        (_rows, _keys, _time) = (rows, keys, time);

    /// <summary>Writes a file; it is on disk, whole, when this completes. It is loose until it is claimed.</summary>
    /// <param name="id">A fresh id.</param>
    /// <param name="scope">Whose it is.</param>
    /// <param name="content">Its bytes, in pieces of any size.</param>
    /// <param name="cancellation">Gives it up: what was written is taken away.</param>
    /// <exception cref="ScopeErasedException">The scope's key was destroyed.</exception>
    public async Task<KeptFile> WriteAsync(
        Guid id, string scope, IAsyncEnumerable<ReadOnlyMemory<byte>> content,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ScopeName.Require(scope);
        var scopeKey = await _keys.ObtainAsync(scope, cancellation) ?? throw new ScopeErasedException();
        var dataKey = RandomNumberGenerator.GetBytes(32);
        await _rows.BeginAsync(
            scope, id, FileSealing.WrapKey(scopeKey, dataKey, id, scope), _time.GetUtcNow(), cancellation);
        try
        {
            return await WriteAsync(id, scope, dataKey, content, cancellation);
        }
        catch
        {
            await _rows.DeleteAsync(scope, id, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Opens a file; null when there is none, it is not whole, or its key was destroyed.</summary>
    /// <exception cref="FileAlteredException">It is not what was written.</exception>
    public async Task<FileReading?> OpenAsync(Guid id, string scope, CancellationToken cancellation = default)
    {
        if (await _rows.FindAsync(scope, id, cancellation) is not { Seal: not null } row
            || await _keys.FindAsync(scope, cancellation) is not { } scopeKey)
        {
            return null;
        }

        var dataKey = FileSealing.OpenKey(scopeKey, row);
        var (file, parts) = FileSealing.OpenSeal(dataKey, row);
        var there = await _rows.CountAsync(scope, id, cancellation);
        return there == parts
            ? new FileReading(_rows, scope, dataKey, file, parts)
            : throw new FileAlteredException(id, $"The number of parts ({there}, not {parts})");
    }

    /// <summary>Something refers to the file: it stays.</summary>
    public Task ClaimAsync(Guid id, string scope, CancellationToken cancellation = default) =>
        _rows.ClaimAsync(scope, id, cancellation);

    /// <summary>
    /// Before the last word that refers to it is taken back: should the rest never happen, it is swept, or claimed
    /// again when it is still referred to.
    /// </summary>
    public Task ReleaseAsync(Guid id, string scope, CancellationToken cancellation = default) =>
        _rows.ReleaseAsync(scope, id, _time.GetUtcNow(), cancellation);

    /// <summary>Takes a file away.</summary>
    public Task DeleteAsync(Guid id, string scope, CancellationToken cancellation = default) =>
        _rows.DeleteAsync(scope, id, cancellation);

    /// <summary>Takes all files of a scope away.</summary>
    public Task DeleteAllAsync(string scope, CancellationToken cancellation = default) =>
        _rows.DeleteAsync(scope, null, cancellation);

    /// <summary>Takes away what has been loose for an hour, unless something refers to it after all.</summary>
    /// <returns>How many files were taken away.</returns>
    public async Task<int> SweepAsync(IFileOwner owner, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var swept = 0;
        while (await _rows.LooseAsync(_time.GetUtcNow() - s_loose, SweptAtOnce, cancellation) is { Count: > 0 } loose)
        {
            foreach (var row in loose)
            {
                if (row.Seal is not null && await owner.HoldsAsync(row.Scope, row.Id, cancellation))
                {
                    await _rows.ClaimAsync(row.Scope, row.Id, cancellation);
                }
                else
                {
                    await _rows.DeleteAsync(row.Scope, row.Id, cancellation);
                    swept++;
                }
            }
        }

        return swept;
    }

    private async Task<KeptFile> WriteAsync(
        Guid id, string scope, byte[] dataKey, IAsyncEnumerable<ReadOnlyMemory<byte>> content,
        CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = new byte[PartSize];
        var (filled, parts, length) = (0, 0, 0L);
        await foreach (var piece in content.WithCancellation(cancellation))
        {
            hash.AppendData(piece.Span);
            length += piece.Length;
            for (var left = piece; left.Length > 0;)
            {
                var taken = Math.Min(left.Length, part.Length - filled);
                left.Span[..taken].CopyTo(part.AsSpan(filled));
                (filled, left) = (filled + taken, left[taken..]);
                if (filled == part.Length)
                {
                    await AddAsync();
                }
            }
        }

        if (filled > 0)
        {
            await AddAsync();
        }

        var file = new KeptFile(id, length, hash.GetHashAndReset());
        await _rows.SealAsync(scope, id, FileSealing.Seal(dataKey, file, parts, scope), cancellation);
        return file;

        async Task AddAsync()
        {
            var cipher = FileSealing.SealPart(dataKey, part.AsSpan(0, filled), parts, id, scope);
            await _rows.AddAsync(scope, id, parts++, cipher, cancellation);
            filled = 0;
        }
    }
}
