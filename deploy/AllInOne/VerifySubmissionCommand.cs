using System.Text;
using VikLearning.Exams.Seals;

namespace VikLearning.AllInOne;

/// <summary>
/// The verb <c>verify</c>: reads a sealed submission, without any suite, and names the header or the item that is not
/// what was sealed. With a receipt it says whether this is what the academy received.
/// </summary>
internal static class VerifySubmissionCommand
{
    private const int MostCharacters = 64 * 1024;

    /// <summary>0 when all is as it was sealed, 3 when it is not; a file that can't be read is an exception.</summary>
    public static async Task<int> RunAsync(AllInOneOptions options, string submission)
    {
        await using var container = File.OpenRead(submission);
        var report = await SealVerifier.VerifyAsync(container);
        var findings = report.Findings;
        if (options is { Receipt: { } receipt, SigningKeys: { } keys })
        {
            findings = findings.AddRange(Receipt.Verify(await ReadAsync(receipt), await ReadAsync(keys), report));
        }

        Console.WriteLine(WordsOf(report, findings.Length, options.Receipt is not null));
        foreach (var finding in findings)
        {
            Console.WriteLine($"  {finding.Place}: {finding.What}");
        }

        return findings.Length == 0 ? 0 : 3;
    }

    private static string WordsOf(SealReport report, int findings, bool hasReceipt) =>
        findings > 0 ? "This is not what was sealed."
        : $"{report.Items} items, root {report.Root}: every byte is what was sealed. "
            + (hasReceipt
                ? "The receipt is the academy's."
                : "Whether it is what the academy received, only the receipt tells: --receipt FILE --keys FILE.");

    private static async Task<string> ReadAsync(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        var text = new char[MostCharacters + 1];
        var read = await reader.ReadBlockAsync(text);
        return read <= MostCharacters
            ? new string(text, 0, read)
            : throw new IOException($"{path} is larger than a receipt or a set of keys.");
    }
}
