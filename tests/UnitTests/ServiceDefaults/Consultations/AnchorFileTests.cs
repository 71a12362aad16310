using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Consultations;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

public sealed class AnchorFileTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-anchors-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "kept", "anchors.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_line_says_when_of_which_service_which_number_and_which_hash()
    {
        using var file = Open();
        await file.KeepAsync("portfolio", Anchor(7));
        Assert.Equal([$"2026-03-02T10:07:00.0000000Z portfolio 7 {Hash(7)}"], await LinesAsync());
    }

    [Fact]
    public async Task Each_anchor_is_kept_once_after_a_restart_too()
    {
        using (var file = Open())
        {
            await file.KeepAsync("portfolio", Anchor(1));
            await file.KeepAsync("roster", Anchor(1));
            await file.KeepAsync("portfolio", Anchor(1));
        }

        using var again = Open();
        await again.KeepAsync("portfolio", Anchor(1));
        await again.KeepAsync("portfolio", Anchor(2));
        Assert.Equal(["portfolio 1", "roster 1", "portfolio 2"], (await LinesAsync()).Select(line =>
            string.Join(' ', line.Split(' ')[1..3])));
    }

    [Fact]
    public async Task A_full_file_is_set_aside_and_nothing_in_it_is_lost()
    {
        using var file = Open(bytes: 250);
        foreach (var number in Enumerable.Range(1, 7))
        {
            await file.KeepAsync("portfolio", Anchor(number));
        }

        var files = Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!);
        Assert.Equal(3, files.Length);
        var numbers = files.SelectMany(File.ReadAllLines)
            .Select(line => int.Parse(line.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 7), numbers.Order());
    }

    [Fact]
    public async Task While_another_holds_the_file_it_fails_and_the_next_try_keeps_the_anchor()
    {
        using var file = Open();
        await file.KeepAsync("portfolio", Anchor(1));
        using (new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await Assert.ThrowsAsync<IOException>(() => file.KeepAsync("portfolio", Anchor(2)));
        }

        await file.KeepAsync("portfolio", Anchor(2));
        Assert.Equal(2, (await LinesAsync()).Length);
    }

    [Fact]
    public async Task Without_a_file_nothing_is_kept()
    {
        using var file = new AnchorFile(Options.Create(new ConsultationOptions()));
        await file.KeepAsync("portfolio", Anchor(1));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private AnchorFile Open(long bytes = 10_000) =>
        new(Options.Create(new ConsultationOptions { AnchorFile = Path, AnchorFileBytes = bytes }));

    private Task<string[]> LinesAsync() => File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken);

    private static AnchorPlace Anchor(int number) => new(number, s_now.AddMinutes(number), number, Hash(number));

    private static string Hash(int number) => new((char)('a' + number), 64);
}
