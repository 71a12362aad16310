using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Portal.DataSubjects;
using VikLearning.Protos.Access.V1;
using Xunit;

namespace VikLearning.UnitTests.Portal.DataSubjects;

public class ExportArchiveTests
{
    private const string Nasty = "<script>alert('é 😀')</script> & \"quoted\"";
    private static readonly DateTimeOffset s_now = new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_record_is_in_the_JSON_and_on_a_page()
    {
        var files = await ReadAsync(Records(5));
        var records = Json(files, "portfolio-1.json").GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(5, records.Count);
        Assert.Equal(Nasty + 3, records[3].GetProperty("texts")[0].GetProperty("text").GetString());
        Assert.Equal(30, records[3].GetProperty("data").GetProperty("claim").GetProperty("minutes").GetInt32());
        var page = files["portfolio-1.html"];
        Assert.Equal(5, page.Split("<article>").Length - 1);
        Assert.Contains("Uren geschreven · Hours logged", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_wrote_is_encoded_and_nothing_runs()
    {
        var files = await ReadAsync(Records(2));
        Assert.All(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), file =>
        {
            Assert.DoesNotContain("<script", file.Value, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("default-src 'none'", file.Value, StringComparison.Ordinal);
        });
        Assert.Contains("&lt;script&gt;alert(", files["portfolio-1.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_names_every_other_file_with_its_hash()
    {
        var stream = await WriteAsync(Records(3));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        using var manifest = JsonDocument.Parse(zip.GetEntry("manifest.json")!.Open());
        var named = manifest.RootElement.GetProperty("files").EnumerateArray()
            .ToDictionary(
                file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString());
        Assert.Equal(
            zip.Entries.Select(entry => entry.FullName).Where(name => name != "manifest.json").Order(),
            named.Keys.Order());
        Assert.All(named, file =>
        {
            using var content = zip.GetEntry(file.Key)!.Open();
            Assert.Equal(file.Value, Convert.ToHexStringLower(SHA256.HashData(content)));
        });
        Assert.Equal(3, manifest.RootElement.GetProperty("services")[0].GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task What_is_large_is_divided_and_complete()
    {
        var files = await ReadAsync(Records(300, new string('x', 5000)));
        var parts = files.Where(file => file.Key.StartsWith("portfolio-", StringComparison.Ordinal)
            && file.Key.EndsWith(".json", StringComparison.Ordinal)).ToList();
        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.InRange(part.Value.Length, 1, 2 * 1024 * 1024));
        Assert.Equal(
            Enumerable.Range(0, 300),
            parts.SelectMany(part => Json(files, part.Key).GetProperty("records").EnumerateArray())
                .Select(record => (int)record.GetProperty("number").GetInt64()).Order());
        Assert.All(parts, part => Assert.Contains(
            Path.ChangeExtension(part.Key, "html"), files["index.html"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_streamed_to_a_response_that_takes_bytes_asynchronously_only()
    {
        var response = new AsyncOnlyStream();
        await new ExportArchive(response, "student01", s_now).WriteAsync(
            [new ExportSource("portfolio", Records(20))], TestContext.Current.CancellationToken);
        Assert.True(response.Taken > 1000);
    }

    [Fact]
    public async Task A_service_that_fails_halfway_leaves_no_archive_that_opens()
    {
        var stream = new MemoryStream();
        await Assert.ThrowsAsync<IOException>(() => new ExportArchive(stream, "student01", s_now).WriteAsync(
            [new ExportSource("portfolio", FailingAsync())], TestContext.Current.CancellationToken));
        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => new ZipArchive(stream, ZipArchiveMode.Read));
    }

    private static async IAsyncEnumerable<ExportRecord> FailingAsync()
    {
        await Task.CompletedTask;
        yield return Record(0, "");
        throw new IOException();
    }

    private static async IAsyncEnumerable<ExportRecord> Records(int count, string text = Nasty)
    {
        await Task.CompletedTask;
        for (var number = 0; number < count; number++)
        {
            yield return Record(number, text + number);
        }
    }

    private static ExportRecord Record(int number, string text)
    {
        var id = Guid.NewGuid().ToString();
        return new ExportRecord
        {
            Source = "student",
            Number = number,
            At = s_now.ToTimestamp(),
            ActorId = "student01",
            Purpose = "own",
            Kind = "hours-logged",
            DataJson = $$"""{"claim":{"activityId":"presenting","minutes":30},"noteId":"{{id}}"}""",
            Texts = { new ExportText { Id = id, Member = "noteId", Text = text } },
        };
    }

    private static async Task<MemoryStream> WriteAsync(IAsyncEnumerable<ExportRecord> records)
    {
        var stream = new MemoryStream();
        await new ExportArchive(stream, "student01", s_now).WriteAsync(
            [new ExportSource("portfolio", records)], TestContext.Current.CancellationToken);
        stream.Position = 0;
        return stream;
    }

    private static async Task<Dictionary<string, string>> ReadAsync(IAsyncEnumerable<ExportRecord> records)
    {
        using var zip = new ZipArchive(await WriteAsync(records), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }

    private static JsonElement Json(Dictionary<string, string> files, string name) =>
        JsonDocument.Parse(files[name]).RootElement;
}
