using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace VikLearning.Portal.Reflections;

/// <summary>Two versions of a text side by side, line by line and within a line word by word.</summary>
/// <param name="Lines">In order; on a side where a line is not, it has no parts.</param>
internal sealed record VersionDifference(IReadOnlyList<VersionDifference.Line> Lines)
{
    // Comparing takes the square of what differs: what is longer than this is compared as one piece.
    private const int MostLines = 2000;
    private const int LongestLine = 8000;

    private static readonly IDiffer s_differ = new Differ();
    private static readonly IChunker s_lines = new Lined();
    private static readonly IChunker s_words = new Worded();

    /// <summary>Whether anything differs.</summary>
    public bool Any => Lines.Any(line => line.Old.Concat(line.New).Any(part => part.IsChanged));

    /// <summary>Compares two texts.</summary>
    public static VersionDifference Of(string before, string after)
    {
        var model = SideBySideDiffBuilder.Diff(
            s_differ, before, after, ignoreWhiteSpace: false, ignoreCase: false, s_lines, s_words);
        return new VersionDifference(
            [.. model.OldText.Lines.Zip(model.NewText.Lines, (old, now) => new Line(PartsOf(old), PartsOf(now)))]);
    }

    private static List<Part> PartsOf(DiffPiece line) => line switch
    {
        { Type: ChangeType.Imaginary } or { Text: null } => [],
        { Type: ChangeType.Modified, SubPieces.Count: > 0 } => Joined(line.SubPieces),
        _ => [new Part(line.Text, line.Type is not ChangeType.Unchanged)],
    };

    // Words that changed together are one part: a reader, and a screen reader, hears them as one.
    private static List<Part> Joined(IEnumerable<DiffPiece> words)
    {
        var parts = new List<Part>();
        foreach (var word in words.Where(word => word.Type is not ChangeType.Imaginary && word.Text is not null))
        {
            var isChanged = word.Type is not ChangeType.Unchanged;
            if (parts.Count > 0 && parts[^1].IsChanged == isChanged)
            {
                parts[^1] = parts[^1] with { Text = parts[^1].Text + word.Text };
            }
            else
            {
                parts.Add(new Part(word.Text, isChanged));
            }
        }

        return parts;
    }

    /// <summary>A line of the older version and what stands there in the newer one.</summary>
    internal sealed record Line(IReadOnlyList<Part> Old, IReadOnlyList<Part> New);

    /// <summary>Words that are on both sides, or on this one only.</summary>
    internal sealed record Part(string Text, bool IsChanged);

    private sealed class Lined : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = LineChunker.Instance.Chunk(text);
            return lines.Count > MostLines ? [text] : lines;
        }
    }

    private sealed class Worded : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) =>
            text.Length > LongestLine ? [text] : WordChunker.Instance.Chunk(text);
    }
}
