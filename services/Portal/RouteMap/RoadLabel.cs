using System.Text.RegularExpressions;

namespace VikLearning.Portal.RouteMap;

/// <summary>Words on the drawing. SVG does not wrap text, so the lines are made here.</summary>
/// <param name="At">The baseline of the first line.</param>
/// <param name="Anchor">"start", "middle" or "end": which side of the words is at that place.</param>
/// <param name="Lines">The words, line by line.</param>
public sealed partial record RoadLabel(RoadPoint At, string Anchor, IReadOnlyList<string> Lines)
{
    /// <summary>Breaks a name at its spaces; a number stays with the word before it.</summary>
    internal static IReadOnlyList<string> Wrap(string name, int most)
    {
        var lines = new List<string>();
        foreach (var word in LooseSpace().Split(name))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    [GeneratedRegex(@" (?!\d)")]
    private static partial Regex LooseSpace();
}
