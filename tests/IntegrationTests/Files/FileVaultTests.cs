using System.Security.Cryptography;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Files;

/// <summary>What every backend of the vault of files must do.</summary>
public sealed class FileVaultTests(Postgres postgres)
{
    private const string Scope = "portfolio/1";
    private const int Part = FileVault.PartSize;

    public static TheoryData<StorageKind> Kinds => [StorageKind.Sqlite, StorageKind.Postgres];

    public static MatrixTheoryData<StorageKind, int> Sizes => new(
        [StorageKind.Sqlite, StorageKind.Postgres], [0, 1, Part - 1, Part, Part + 1, (3 * Part) + 17]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_file_is_read_as_it_was_written_by_any_process(StorageKind kind, int size)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        var (elsewhere, _) = await store.OpenAsync();
        var (id, bytes) = (Guid.NewGuid(), Random(size));

        var kept = await vault.WriteAsync(id, Scope, Pieces(bytes, 10_007), Stop);
        await vault.ClaimAsync(id, Scope, Stop);

        Assert.Equal((id, (long)size), (kept.Id, kept.Length));
        Assert.Equal(SHA256.HashData(bytes), kept.Sha256.ToArray());
        var reading = await elsewhere.OpenAsync(id, Scope, Stop);
        Assert.Equal(kept.Length, reading!.File.Length);
        Assert.Equal(kept.Sha256.ToArray(), reading.File.Sha256.ToArray());
        Assert.Equal(bytes, await AllAsync(reading));
        Assert.Null(await vault.OpenAsync(id, "portfolio/2", Stop));
        Assert.Null(await vault.OpenAsync(Guid.NewGuid(), Scope, Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_byte_of_a_file_lies_there_as_it_was(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        var bytes = Enumerable.Repeat("KANARIE-IN-HET-BESTAND "u8.ToArray(), 20_000).SelectMany(it => it).ToArray();
        await vault.WriteAsync(Guid.NewGuid(), Scope, Pieces(bytes, 64 * 1024), Stop);

        var looked = kind == StorageKind.Postgres
            ? "SELECT count(*) FROM stored_part WHERE position(@mark IN cipher) > 0"
            : "SELECT count(*) FROM stored_part WHERE instr(cipher, @mark) > 0";
        Assert.Equal(0L, await store.CountAsync(looked, ("@mark", "KANARIE"u8.ToArray())));
        Assert.Equal(2L, await store.CountAsync("SELECT count(*) FROM stored_part"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_flipped_bit_is_found_wherever_it_is_and_named(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        foreach (var (change, named) in ((string, string)[])
        [
            ("UPDATE stored_part SET cipher = @wrong WHERE number = 1", "Part 1"),
            ("UPDATE stored_file SET seal = @wrong", "The seal"),
            ("UPDATE stored_file SET wrapped_key = @wrong", "The key"),
        ])
        {
            var id = await WriteAsync(vault, (2 * Part) + 5);
            var column = change.Split("SET ")[1].Split(' ')[0];
            var table = change.Split(' ')[1];
            var value = (byte[])(await store.AskAsync(
                $"SELECT {column} FROM {table} WHERE id = @id" + (table == "stored_part" ? " AND number = 1" : ""),
                ("@id", $"{id:N}")))!;
            value[^1] ^= 1;
            var where = change.Contains("WHERE", StringComparison.Ordinal) ? " AND" : " WHERE";
            await store.TamperAsync($"{change}{where} id = @id", ("@wrong", value), ("@id", $"{id:N}"));

            await IsAlteredAsync(vault, id, named);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Parts_that_changed_places_are_found(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        var id = await WriteAsync(vault, 3 * Part);
        await store.TamperAsync("UPDATE stored_part SET number = 9 WHERE number = 0");
        await store.TamperAsync("UPDATE stored_part SET number = 0 WHERE number = 2");
        await store.TamperAsync("UPDATE stored_part SET number = 2 WHERE number = 9");
        await IsAlteredAsync(vault, id, "Part 0");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_part_of_another_file_of_the_same_student_is_found(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        var (id, other) = (await WriteAsync(vault, 2 * Part), await WriteAsync(vault, 2 * Part));
        await store.TamperAsync(
            "UPDATE stored_part SET cipher = (SELECT cipher FROM stored_part WHERE id = @other AND number = 1)"
            + " WHERE id = @id AND number = 1",
            ("@id", $"{id:N}"), ("@other", $"{other:N}"));
        await IsAlteredAsync(vault, id, "Part 1");

        // With the other's key it is still not that file: the key is bound to the file too.
        await store.TamperAsync(
            "UPDATE stored_file SET wrapped_key = (SELECT wrapped_key FROM stored_file WHERE id = @other)"
            + " WHERE id = @id",
            ("@id", $"{id:N}"), ("@other", $"{other:N}"));
        await IsAlteredAsync(vault, id, "The key");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_that_was_cut_off_or_made_longer_is_found_before_anything_is_read(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        var id = await WriteAsync(vault, 3 * Part);
        await store.TamperAsync("DELETE FROM stored_part WHERE number = 2");
        var cut = await Assert.ThrowsAsync<FileAlteredException>(() => vault.OpenAsync(id, Scope, Stop));
        Assert.Contains("(2, not 3)", cut.Message, StringComparison.Ordinal);

        await store.TamperAsync(
            "INSERT INTO stored_part (scope, id, number, cipher)"
            + " SELECT scope, id, number + 2, cipher FROM stored_part");
        var longer = await Assert.ThrowsAsync<FileAlteredException>(() => vault.OpenAsync(id, Scope, Stop));
        Assert.Contains("(4, not 3)", longer.Message, StringComparison.Ordinal);

        // As many as there were, and one of them another: found when it is read.
        await store.TamperAsync("DELETE FROM stored_part WHERE number = 3");
        await IsAlteredAsync(vault, id, "Part 2");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_erased_scope_has_no_files_and_takes_none(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, keys) = await store.OpenAsync();
        var id = await WriteAsync(vault, 100);
        await keys.DestroyAsync(Scope, Stop);

        Assert.Null(await vault.OpenAsync(id, Scope, Stop));
        await Assert.ThrowsAsync<ScopeErasedException>(
            () => vault.WriteAsync(Guid.NewGuid(), Scope, Pieces([1], 1), Stop));
        await vault.DeleteAllAsync(Scope, Stop);
        Assert.Equal(0L, await store.CountAsync("SELECT count(*) FROM stored_part"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_never_completed_leaves_nothing(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        await Assert.ThrowsAsync<IOException>(
            () => vault.WriteAsync(Guid.NewGuid(), Scope, Broken(), Stop));
        Assert.Equal(0L, await store.CountAsync("SELECT count(*) FROM stored_file"));
        Assert.Equal(0L, await store.CountAsync("SELECT count(*) FROM stored_part"));

        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Broken()
        {
            yield return new byte[2 * Part];
            await Task.Yield();
            throw new IOException("The line broke.");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_loose_for_an_hour_is_swept_unless_something_refers_to_it(StorageKind kind)
    {
        await using var store = new FileStore(postgres, kind);
        var (vault, _) = await store.OpenAsync();
        var (claimed, forgotten, held, unfinished, released) = (
            await WriteAsync(vault, 10), await WriteAsync(vault, Part + 1), await WriteAsync(vault, 10),
            await WriteAsync(vault, 10), await WriteAsync(vault, 10));
        await vault.ClaimAsync(claimed, Scope, Stop);
        await vault.ClaimAsync(released, Scope, Stop);
        await store.TamperAsync("UPDATE stored_file SET seal = NULL WHERE id = @id", ("@id", $"{unfinished:N}"));
        var owner = new Owner(held, unfinished);

        Assert.Null(await vault.OpenAsync(unfinished, Scope, Stop));
        Assert.Equal(0, await vault.SweepAsync(owner, Stop));
        store.Keys.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await vault.ReleaseAsync(released, Scope, Stop);
        Assert.Equal(2, await vault.SweepAsync(owner, Stop));

        Assert.NotNull(await vault.OpenAsync(claimed, Scope, Stop));
        Assert.NotNull(await vault.OpenAsync(held, Scope, Stop));
        Assert.NotNull(await vault.OpenAsync(released, Scope, Stop));
        Assert.Null(await vault.OpenAsync(forgotten, Scope, Stop));
        store.Keys.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await vault.SweepAsync(owner, Stop));
        Assert.Null(await vault.OpenAsync(released, Scope, Stop));
        Assert.Equal(2L, await store.CountAsync("SELECT count(*) FROM stored_part"));
    }

    private static async Task<Guid> WriteAsync(FileVault vault, int size)
    {
        var id = Guid.NewGuid();
        await vault.WriteAsync(id, Scope, Pieces(Random(size), 50_000), Stop);
        return id;
    }

    private static async Task IsAlteredAsync(FileVault vault, Guid id, string named)
    {
        var altered = await Assert.ThrowsAsync<FileAlteredException>(async () =>
            await AllAsync((await vault.OpenAsync(id, Scope, Stop))!));
        Assert.Equal(id, altered.FileId);
        Assert.StartsWith(named, altered.Message, StringComparison.Ordinal);
        Assert.Contains($"{id}", altered.Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> AllAsync(FileReading reading)
    {
        var bytes = new List<byte>();
        await foreach (var part in reading.ReadAsync(Stop))
        {
            bytes.AddRange(part.Span);
        }

        return [.. bytes];
    }

    private static IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(byte[] bytes, int size) =>
        bytes.Chunk(size).Select(piece => new ReadOnlyMemory<byte>(piece)).ToAsyncEnumerable();

    private static byte[] Random(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private sealed class Owner(params Guid[] held) : IFileOwner
    {
        public Task<bool> HoldsAsync(string scope, Guid id, CancellationToken cancellation) =>
            Task.FromResult(scope == Scope && held.Contains(id));
    }
}
