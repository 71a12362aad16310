using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>What is read where a text was.</summary>
internal static class ErasedTexts
{
    private static readonly RefusalTexts s_words = new([]);

    /// <summary>
    /// That the texts of a scope were erased and under which certificate, in the language of the request.
    /// </summary>
    public static async Task<string> PhraseAsync(IServiceProvider services, string service, string scope)
    {
        var person = scope[(scope.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var tombstone = services.GetService<IGrainFactory>() is { } grains
            ? await grains.GetGrain<IErasureGrain>(DossierIds.Of(service, person)).Get()
            : null;
        return s_words.Word(tombstone is null
            ? Refusal.Rule("text-erased-just-now", null)
            : Refusal.Rule(
                "text-erased", null, tombstone.CertificateNumber.ToString(CultureInfo.InvariantCulture)));
    }
}
