using System.Text;
using System.Text.Json;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>What the scanner does not find proves nothing: so it is shown what it must find.</summary>
public sealed class CanaryScannerTests : IDisposable
{
    private readonly Canaries _canaries = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-scan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Encodings => [.. s_encodings.Keys];

    private static readonly Dictionary<string, Func<string, byte[]>> s_encodings = new()
    {
        ["UTF-8"] = Encoding.UTF8.GetBytes,
        ["UTF-16LE"] = Encoding.Unicode.GetBytes,
        ["UTF-16BE"] = Encoding.BigEndianUnicode.GetBytes,
        ["base64, 0"] = text => Base64(text, 0),
        ["base64, 1"] = text => Base64(text, 1),
        ["base64, 2"] = text => Base64(text, 2),
        ["base64 for addresses, 1"] = text => Ascii(System.Buffers.Text.Base64Url.EncodeToString(Before(text, 1))),
        ["base64 of UTF-16"] = text => Ascii(Convert.ToBase64String(Encoding.Unicode.GetBytes(text))),
        ["JSON"] = text => JsonSerializer.SerializeToUtf8Bytes(text),
        ["JSON, every letter"] = text => Ascii(string.Concat(text.Select(letter => $"\\u{(int)letter:x4}"))),
        ["JSON in JSON"] = text => JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Serialize(text)),
        ["hex"] = text => Ascii(Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        ["hex, lower case"] = text => Ascii(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))),
        ["address"] = text => Ascii(Uri.EscapeDataString(text)),
        ["upper case"] = text => Encoding.UTF8.GetBytes(text.ToUpperInvariant()),
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_planted_canary_is_found_in_each_encoding(string encoding)
    {
        var text = _canaries.Next(encoding);
        byte[] noise = [.. Enumerable.Range(0, 5000).Select(number => (byte)(number * 31))];
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "below")).FullName, "some.db-wal");
        File.WriteAllBytes(file, [.. noise, .. s_encodings[encoding](text), .. noise]);
        var found = new CanaryScanner(_canaries.Word).FindIn(_folder).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.Contains("some.db-wal", finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_being_written_is_read()
    {
        using var file = new FileStream(
            Path.Combine(_folder, "open"), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Write(Encoding.UTF8.GetBytes(_canaries.Next("open")));
        file.Flush();
        Assert.NotEmpty(new CanaryScanner(_canaries.Word).FindIn(_folder));
    }

    [Fact]
    public void Another_suites_canaries_are_none_of_ours()
    {
        File.WriteAllText(Path.Combine(_folder, "other"), new Canaries().Next("other"));
        Assert.Empty(new CanaryScanner(_canaries.Word).FindIn(_folder));
    }

    private static byte[] Base64(string text, int shift) => Ascii(Convert.ToBase64String(Before(text, shift)));

    private static byte[] Before(string text, int shift) =>
        [.. Enumerable.Repeat((byte)'"', shift), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
