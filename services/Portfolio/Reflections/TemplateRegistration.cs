using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Portfolio.Reflections;

/// <summary>Puts templates into a host.</summary>
internal static class TemplateRegistration
{
    /// <summary>Adds all templates.</summary>
    public static IHostApplicationBuilder AddTemplates(this IHostApplicationBuilder builder)
    {
        builder.Services.AddShelf<ReflectionTemplates, ITemplateShelfGrain>(
            ReflectionTemplates.Suite, (library, document) => library.With(document));
        return builder;
    }
}
