namespace VikLearning.Portal.KeptForms;

/// <summary>What was typed in a form that was posted when nobody was signed in any more.</summary>
/// <param name="Handler">Which form it is, by its name.</param>
/// <param name="Fields">What was typed, by field.</param>
/// <param name="Until">From when on it is forgotten.</param>
internal sealed record KeptForm(string Handler, IReadOnlyDictionary<string, string> Fields, DateTimeOffset Until);
