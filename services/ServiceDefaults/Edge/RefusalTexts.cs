using System.Globalization;
using System.Resources;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>Words refusals in the language of the current request, from the resources that services register.</summary>
public sealed class RefusalTexts(IEnumerable<ResourceManager> resources)
{
    private readonly ResourceManager[] _resources = [.. resources, Shared];

    /// <summary>The texts that every service shares.</summary>
    internal static ResourceManager Shared { get; } =
        new("VikLearning.ServiceDefaults.Edge.Texts", typeof(RefusalTexts).Assembly);

    /// <summary>The sentence for a refusal, its arguments filled in.</summary>
    public string Word(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var text = TextOf(refusal.Code);
        return refusal.Arguments.IsDefaultOrEmpty
            ? text
            : string.Format(CultureInfo.CurrentCulture, text, [.. refusal.Arguments]);
    }

    /// <summary>The sentence for a code; the code itself when nobody registered one (a test sees to it).</summary>
    public string TextOf(string code) => _resources
        .Select(resource => resource.GetString(code, CultureInfo.CurrentUICulture))
        .FirstOrDefault(text => text is not null) ?? code;
}
