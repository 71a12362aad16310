using Microsoft.Extensions.DependencyInjection;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>Puts a service's documents into a host.</summary>
public static class ShelfRegistration
{
    /// <summary>Adds the reader of a shelf.</summary>
    /// <typeparam name="TLibrary">The documents as the service understands them; immutable.</typeparam>
    /// <typeparam name="TShelf">The service's shelf.</typeparam>
    /// <param name="services">The host's.</param>
    /// <param name="suite">
    /// What comes with the suite, read by now: a document of it that is at fault is known before anyone asks for it.
    /// </param>
    /// <param name="with">The library with one more document.</param>
    public static IServiceCollection AddShelf<TLibrary, TShelf>(
        this IServiceCollection services, TLibrary suite, Func<TLibrary, ShelvedDocument, TLibrary> with)
        where TLibrary : class
        where TShelf : IDocumentShelfGrain =>
        services.AddSingleton(provider => new ShelfReader<TLibrary>(
            () => provider.GetRequiredService<IGrainFactory>().GetGrain<TShelf>(IDocumentShelfGrain.Key), suite, with));
}
