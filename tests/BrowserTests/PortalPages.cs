using System.Text.RegularExpressions;

namespace VikLearning.BrowserTests;

/// <summary>The portal's pages, as their sources name them.</summary>
internal static partial class PortalPages
{
    /// <summary>The address of every page, with its parameters: <c>/uren/{EntryId}</c>.</summary>
    public static IReadOnlyList<string> Templates { get; } =
    [
        .. Directory.EnumerateFiles(
                Path.Combine(Academy.Root, "services", "Portal"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => Page().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value),
    ];

    /// <summary>Which page an address is of; null when it is of none.</summary>
    public static string? TemplateOf(string path) => Templates
        .Where(template => Regex.IsMatch(path, $"^{Parameter().Replace(template, "[^/]+")}$"))
        .MaxBy(template => template.Split('/').Count(part => !part.StartsWith('{')));

    [GeneratedRegex("""^@page "([^"]+)"$""")]
    private static partial Regex Page();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
