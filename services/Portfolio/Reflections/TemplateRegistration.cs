using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Portfolio.Reflections;

/// <summary>Puts templates into a host.</summary>
internal static class TemplateRegistration
{
    /// <summary>
    /// Adds all templates, read at start: a document of the suite that is at fault is known before anyone asks for it.
    /// </summary>
    public static IHostApplicationBuilder AddTemplates(this IHostApplicationBuilder builder)
    {
        var suite = ReflectionTemplates.Suite;
        builder.Services.AddSingleton(provider => new ShelfReader<ReflectionTemplates>(
            () => provider.GetRequiredService<IGrainFactory>()
                .GetGrain<ITemplateShelfGrain>(IDocumentShelfGrain.Key),
            suite,
            (library, document) => library.With(document)));
        return builder;
    }
}
