using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Grpc.Core;
using VikLearning.Portal.DataSubjects;
using Xunit;
using ExamsData = VikLearning.Protos.Exams.V1.DataSubjectService.DataSubjectServiceClient;
using InsightData = VikLearning.Protos.Insight.V1.DataSubjectService.DataSubjectServiceClient;
using PortfolioData = VikLearning.Protos.Portfolio.V1.DataSubjectService.DataSubjectServiceClient;
using RosterData = VikLearning.Protos.Roster.V1.DataSubjectService.DataSubjectServiceClient;

namespace VikLearning.IntegrationTests.DataSubjects;

/// <summary>A person's archive as the Portal makes it, opened again.</summary>
internal sealed class PersonArchive
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>The records of a service, from all its parts.</summary>
    public IReadOnlyList<JsonElement> Records(string service) =>
    [
        .. _files.Where(file => file.Key.StartsWith($"{service}-", StringComparison.Ordinal)
                && file.Key.EndsWith(".json", StringComparison.Ordinal))
            .SelectMany(file => JsonDocument.Parse(file.Value).RootElement.GetProperty("records").EnumerateArray()),
    ];

    /// <summary>All pages, one after the other.</summary>
    public string Pages => string.Concat(_files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal))
        .Select(file => System.Net.WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(file.Value))));

    /// <summary>The texts of a service by id.</summary>
    public IReadOnlyDictionary<string, (string Text, bool Erased)> Texts(string service) => Records(service)
        .SelectMany(record => record.GetProperty("texts").EnumerateArray())
        .GroupBy(text => text.GetProperty("id").GetString()!)
        .ToDictionary(
            group => group.Key,
            group => (
                group.First().GetProperty("text").GetString()!, group.First().GetProperty("erased").GetBoolean()));

    /// <summary>The person's files, by their ids.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files
        .Where(file => file.Key.StartsWith("files/", StringComparison.Ordinal) && !IsSealed(file.Key))
        .ToDictionary(file => Guid.Parse(Path.GetFileNameWithoutExtension(file.Key)).ToString("N"), file => file.Value);

    /// <summary>What the person handed in for exams.</summary>
    public IEnumerable<byte[]> Sealed => _files.Where(file => IsSealed(file.Key)).Select(file => file.Value);

    /// <summary>Calls as somebody for the answer to a request.</summary>
    public static CallOptions CallBy(string? token) => new(
        new Metadata
        {
            { "authorization", $"Bearer {token}" },
            { "consultation-purpose", "data-subject-request" },
            { "accept-language", "nl" },
        },
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>What the privacy officer hands over.</summary>
    public static async Task<PersonArchive> OfAsync(ChannelBase channel, CallOptions call, string person)
    {
        var stop = TestContext.Current.CancellationToken;
        return await ReadAsync(person,
        [
            await ExportSource.OpenAsync(
                "roster", new RosterData(channel).ExportData(new() { PersonId = person }, call).ResponseStream,
                it => it.Record, stop),
            await ExportSource.OpenAsync(
                "portfolio", new PortfolioData(channel).ExportData(new() { PersonId = person }, call).ResponseStream,
                it => it.Record, stop),
            await ExportSource.OpenAsync(
                "exams", new ExamsData(channel).ExportData(new() { PersonId = person }, call).ResponseStream,
                it => it.Record, stop),
            await ExportSource.OpenAsync(
                "insight", new InsightData(channel).ExportData(new() { PersonId = person }, call).ResponseStream,
                it => it.Record, stop),
        ]);
    }

    /// <summary>What the person takes themself.</summary>
    public static async Task<PersonArchive> MineAsync(ChannelBase channel, CallOptions call, string person)
    {
        var stop = TestContext.Current.CancellationToken;
        return await ReadAsync(person,
        [
            await ExportSource.OpenAsync(
                "roster", new RosterData(channel).ExportMyData(new(), call).ResponseStream, it => it.Record, stop),
            await ExportSource.OpenAsync(
                "portfolio", new PortfolioData(channel).ExportMyData(new(), call).ResponseStream,
                it => it.Record, stop),
            await ExportSource.OpenAsync(
                "exams", new ExamsData(channel).ExportMyData(new(), call).ResponseStream, it => it.Record, stop),
            await ExportSource.OpenAsync(
                "insight", new InsightData(channel).ExportMyData(new(), call).ResponseStream, it => it.Record, stop),
        ]);
    }

    /// <summary>
    /// Fails unless every event and every text of the person is in the archive, and each text on a page.
    /// </summary>
    public async Task AssertCompleteAsync(KeptData kept, string service, string person)
    {
        var records = Records(service).ToLookup(record => (
            record.GetProperty("source").GetString()!, record.GetProperty("number").GetInt64(),
            record.GetProperty("kind").GetString()!));
        var events = await kept.EventsAsync(person);
        Assert.NotEmpty(events);
        var missing = events.Where(it => !records[(it.Source, it.Number, it.Kind)].Any(record =>
            JsonElement.DeepEquals(record.GetProperty("data"), JsonDocument.Parse(it.Data).RootElement)));
        Assert.Empty(missing);

        if (service == "portfolio")
        {
            Assert.Equal((await kept.FilesAsync(person)).Order(), Files.Keys.Order());
        }

        var texts = Texts(service);
        Assert.Empty((await kept.TextsAsync(person)).Except(texts.Keys));
        Assert.All(texts.Values, text => Assert.Contains(text.Text, Pages, StringComparison.Ordinal));
    }

    private static async Task<PersonArchive> ReadAsync(string person, IReadOnlyList<ExportSource> sources)
    {
        var archive = new PersonArchive();
        using var stream = new MemoryStream();
        await new ExportArchive(stream, person, TimeProvider.System.GetUtcNow()).WriteAsync(
            sources, TestContext.Current.CancellationToken);
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using var opened = entry.Open();
            await opened.CopyToAsync(content, TestContext.Current.CancellationToken);
            archive._files[entry.FullName] = content.ToArray();
        }

        var manifest = JsonDocument.Parse(archive._files["manifest.json"]).RootElement;
        Assert.All(manifest.GetProperty("files").EnumerateArray(), file => Assert.Equal(
            file.GetProperty("sha256").GetString(),
            Convert.ToHexStringLower(SHA256.HashData(archive._files[file.GetProperty("name").GetString()!]))));
        return archive;
    }

    private static bool IsSealed(string path) => path.EndsWith(".vikseal", StringComparison.Ordinal);
}
