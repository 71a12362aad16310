using System.Text;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// Finds a word in bytes, however it was written: as UTF-8 or UTF-16, in base64 whatever stands before it, as
/// hexadecimal digits, or escaped letter by letter. The word has only letters a-z, which every other escaping leaves as
/// they are.
/// </summary>
internal sealed class CanaryScanner
{
    private const int MostTries = 2_000;
    private const int Shown = 24;
    private readonly List<(string Encoding, byte[] Pattern)> _patterns = [];

    public CanaryScanner(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        var utf16 = Encoding.Unicode.GetBytes(word);
        _patterns.Add(("UTF-8", utf8));
        _patterns.Add(("UTF-8, upper case", Encoding.UTF8.GetBytes(word.ToUpperInvariant())));
        _patterns.Add(("UTF-16LE", utf16));
        _patterns.Add(("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(word)));
        AddText("JSON", string.Concat(word.Select(letter => $"\\u{(int)letter:x4}")));
        AddText("JSON, upper case", string.Concat(word.Select(letter => $"\\u{(int)letter:X4}")));
        AddText("percent", string.Concat(word.Select(letter => $"%{(int)letter:X2}")));
        AddText("hex", Convert.ToHexStringLower(utf8));
        AddText("hex, upper case", Convert.ToHexString(utf8));
        foreach (var shift in Enumerable.Range(0, 3))
        {
            AddBase64($"base64, {shift} before", utf8, shift);
            AddBase64($"base64 of UTF-16, {shift} before", utf16, shift);
        }
    }

    /// <summary>Where the word is, with what stands around it.</summary>
    public IEnumerable<string> Find(string place, byte[] bytes)
    {
        foreach (var (encoding, pattern) in _patterns)
        {
            var offset = 0;
            while (bytes.AsSpan(offset).IndexOf(pattern) is var found and >= 0)
            {
                offset += found;
                yield return $"{place}: {encoding} at {offset}: {Around(bytes, offset, pattern.Length)}";
                offset += pattern.Length;
            }
        }
    }

    /// <summary>
    /// Where the word is in the files below a folder. One that goes away meanwhile is left out, and one of a name that
    /// only its process can read.
    /// </summary>
    public IEnumerable<string> FindIn(string folder, string? except = null)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(path) == except)
            {
                continue;
            }

            if (Read(path) is { } bytes)
            {
                foreach (var finding in Find(Path.GetRelativePath(folder, path), bytes))
                {
                    yield return finding;
                }
            }
        }
    }

    // What a service holds for itself while it adds a line is free a moment later.
    private static byte[]? Read(string path)
    {
        for (var wait = new SpinWait(); ; wait.SpinOnce())
        {
            try
            {
                using var file = new FileStream(
                    path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var bytes = new MemoryStream();
                file.CopyTo(bytes);
                return bytes.ToArray();
            }
            catch (IOException) when (!File.Exists(path))
            {
                return null;
            }
            catch (IOException) when (wait.Count < MostTries)
            {
            }
        }
    }

    private static string Around(byte[] bytes, int offset, int length)
    {
        var start = Math.Max(0, offset - Shown);
        var end = Math.Min(bytes.Length, offset + length + (2 * Shown));
        return string.Concat(bytes[start..end].Select(letter => letter is >= 32 and < 127 ? (char)letter : '·'));
    }

    private void AddText(string encoding, string text) => _patterns.Add((encoding, Encoding.ASCII.GetBytes(text)));

    // Six bits a letter: only those letters are sure that hold nothing of what stands before or after.
    private void AddBase64(string encoding, byte[] bytes, int shift)
    {
        var text = Convert.ToBase64String([.. new byte[shift], .. bytes]);
        var first = ((shift * 8) + 5) / 6;
        var end = (shift + bytes.Length) * 8 / 6;
        var sure = text[first..end];
        AddText(encoding, sure);
        if (sure.AsSpan().IndexOfAny('+', '/') >= 0)
        {
            AddText(encoding + ", for addresses", sure.Replace('+', '-').Replace('/', '_'));
        }
    }
}
