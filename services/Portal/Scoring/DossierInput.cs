using System.Globalization;
using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Scoring;

/// <summary>
/// All that an examiner fills in on a dossier's page, by criterion: one form, so that what is typed at one criterion is
/// not lost by saving another.
/// </summary>
public sealed class DossierInput : IFormInput
{
    /// <summary>The ids of the chosen levels.</summary>
    public Dictionary<string, string?>? Level { get; set; }

    /// <summary>The motivations as they were typed.</summary>
    public Dictionary<string, string?>? Motivation { get; set; }

    /// <summary>The ticked pieces of evidence, by <see cref="CitedKey"/>.</summary>
    public Dictionary<string, string?>? Cited { get; set; }

    /// <summary>The versions of the scores that the page showed.</summary>
    public Dictionary<string, string?>? Seen { get; set; }

    /// <summary>The notes of the interview as they were typed.</summary>
    public Dictionary<string, string?>? Note { get; set; }

    /// <summary>The versions of the notes that the page showed.</summary>
    public Dictionary<string, string?>? NoteSeen { get; set; }

    /// <summary>How often the examiner's sheet had changed when the page was shown.</summary>
    public int SeenChanges { get; set; }

    /// <summary>How many proposals there had been.</summary>
    public int SeenProposal { get; set; }

    /// <summary>Which button was pressed: <c>save</c>, <c>submit</c> or <c>propose</c>.</summary>
    public string? Action { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>The name of a ticked piece of evidence.</summary>
    public static string CitedKey(string criterionId, int item) =>
        string.Create(CultureInfo.InvariantCulture, $"{criterionId}_{item}");

    /// <summary>A form as the page's script sends it, of one criterion or of all.</summary>
    internal static DossierInput Of(IFormCollection form) => new()
    {
        Level = Named(form, nameof(Level)),
        Motivation = Named(form, nameof(Motivation)),
        Cited = Named(form, nameof(Cited)),
        Seen = Named(form, nameof(Seen)),
        Note = Named(form, nameof(Note)),
        NoteSeen = Named(form, nameof(NoteSeen)),
        SeenChanges = NumberOf(form[$"Input.{nameof(SeenChanges)}"]),
        Key = form[$"Input.{nameof(Key)}"],
    };

    /// <summary>What stands at a criterion.</summary>
    internal ScoreEdit EditOf(string criterionId) => new(
        criterionId,
        NumberOf(Seen?.GetValueOrDefault(criterionId)),
        Level?.GetValueOrDefault(criterionId) ?? "",
        TypedText.Plain(Motivation?.GetValueOrDefault(criterionId)),
        [
            .. (Cited ?? []).Keys.Select(key => key.Split('_'))
                .Where(key => key.Length == 2 && key[0] == criterionId)
                .Select(key => NumberOf(key[1])).Order(),
        ]);

    /// <summary>What was noted at a criterion.</summary>
    internal NoteEdit NoteOf(string criterionId) => new(
        criterionId,
        NumberOf(NoteSeen?.GetValueOrDefault(criterionId)),
        TypedText.Plain(Note?.GetValueOrDefault(criterionId)));

    private static Dictionary<string, string?> Named(IFormCollection form, string name)
    {
        var prefix = $"Input.{name}[";
        return form.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[prefix.Length..].TrimEnd(']'), string? (field) => field.Value.ToString());
    }

    private static int NumberOf(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
