using System.Reflection;
using System.Text.Json;
using VikLearning.Protos.Integrity.V1;

namespace VikLearning.Integrity.Library;

/// <summary>
/// The dilemmas that come with the suite, by theme. One that was taken out of use is shown to nobody who chooses, and
/// stays readable where it was copied.
/// </summary>
internal sealed class DilemmaShelf
{
    private const string Shipping = "Library/dilemmas.library.json";
    private readonly Dictionary<string, LibraryDilemma> _dilemmas = new(StringComparer.Ordinal);

    /// <summary>Reads and checks a library.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; the message says every place.</exception>
    public DilemmaShelf(JsonElement document)
    {
        Library = new DilemmaLibrary { Version = document.GetProperty("version").GetInt32() };
        Library.Themes.AddRange(document.GetProperty("themes").EnumerateArray().Select(one => new DilemmaTheme
        {
            ThemeId = one.GetProperty("id").GetString(),
            Name = TextOf(one.GetProperty("name")),
        }));
        var faults = new List<string>();
        foreach (var one in document.GetProperty("dilemmas").EnumerateArray())
        {
            Place(DilemmaOf(one), one.TryGetProperty("retired", out var retired) && retired.GetBoolean(), faults);
        }

        faults.AddRange(Library.Themes.GroupBy(theme => theme.ThemeId).Where(same => same.Count() > 1)
            .Select(same => $"the theme {same.Key} is there twice"));
        faults.AddRange(Library.Themes.Where(theme => IsIncomplete(theme.Name))
            .Select(theme => $"the theme {theme.ThemeId} lacks a language"));
        if (faults.Count > 0)
        {
            throw new InvalidDataException($"The library of dilemmas: {string.Join("; ", faults)}.");
        }
    }

    /// <summary>What anyone may choose from.</summary>
    public DilemmaLibrary Library { get; }

    /// <summary>The library that comes with the suite.</summary>
    public static DilemmaShelf Shipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Shipping)!;
        using var document = JsonDocument.Parse(stream);
        return new DilemmaShelf(document.RootElement);
    }

    /// <summary>A dilemma that may be chosen, or null.</summary>
    public LibraryDilemma? Find(string dilemmaId) => _dilemmas.GetValueOrDefault(dilemmaId);

    private void Place(LibraryDilemma dilemma, bool isRetired, List<string> faults)
    {
        var theme = Library.Themes.FirstOrDefault(one => one.ThemeId == dilemma.ThemeId);
        if (theme is null)
        {
            faults.Add($"{dilemma.DilemmaId} names the theme {dilemma.ThemeId}, which is not there");
        }

        if (IsIncomplete(dilemma.Text))
        {
            faults.Add($"{dilemma.DilemmaId} lacks a language");
        }

        if (!isRetired && !_dilemmas.TryAdd(dilemma.DilemmaId, dilemma))
        {
            faults.Add($"{dilemma.DilemmaId} is there twice");
        }
        else if (!isRetired)
        {
            theme?.Dilemmas.Add(dilemma);
        }
    }

    private static LibraryDilemma DilemmaOf(JsonElement one) => new()
    {
        DilemmaId = one.GetProperty("id").GetString(),
        Version = one.GetProperty("version").GetInt32(),
        ThemeId = one.GetProperty("theme").GetString(),
        Text = TextOf(one.GetProperty("text")),
    };

    private static DilemmaText TextOf(JsonElement text) => new()
    {
        Nl = text.TryGetProperty("nl", out var nl) ? nl.GetString() : "",
        En = text.TryGetProperty("en", out var en) ? en.GetString() : "",
    };

    private static bool IsIncomplete(DilemmaText text) =>
        string.IsNullOrWhiteSpace(text.Nl) || string.IsNullOrWhiteSpace(text.En);
}
