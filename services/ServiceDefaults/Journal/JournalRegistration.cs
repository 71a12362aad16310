using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>Takes a journal and its text vault into a host.</summary>
public static class JournalRegistration
{
    /// <summary>
    /// Registers <see cref="IJournal"/>, <see cref="JournalStore"/> and <see cref="ITextVault"/> under the service's
    /// name as key, and starts them before every other hosted service. The sections <c>Storage</c>, <c>Journal</c>
    /// and <c>Encryption</c> say where and how. Several services may share a host, each with its own name.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">The service's name in lower case: <c>portfolio</c>.</param>
    public static IHostApplicationBuilder AddJournal(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddJournal(builder.Configuration, service);
        return builder;
    }

    /// <inheritdoc cref="AddJournal(IHostApplicationBuilder, string)"/>
    public static IServiceCollection AddJournal(
        this IServiceCollection services, IConfiguration configuration, string service)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section));
        services.AddOptions<JournalOptions>()
            .Configure<IOptions<StorageOptions>>((journal, storage) => journal.Writers =
                storage.Value.Kind == StorageKind.Postgres ? JournalOptions.WritersOnServer : journal.Writers)
            .Bind(configuration.GetSection(JournalOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddMasterKeys(configuration);
        services.AddKeyedSingleton(service, (provider, _) => MakeJournal(provider, service));
        services.AddKeyedSingleton<IJournal>(
            service, (provider, _) => provider.GetRequiredKeyedService<JournalStore>(service));
        services.AddKeyedSingleton(service, (provider, _) => MakeKeys(provider, service));
        services.AddKeyedSingleton<ITextVault>(service, (provider, _) => new TextVault(
            provider.GetRequiredKeyedService<ScopeKeys>(service)));
        services.AddKeyedSingleton(service, (provider, _) => new TextScopes(
            provider.GetRequiredKeyedService<ScopeKeys>(service)));
        services.AddSingleton<IHostedService>(provider => new JournalLifetime(
            provider.GetRequiredKeyedService<JournalStore>(service),
            provider.GetRequiredKeyedService<ScopeKeys>(service)));
        services.AddSingleton<IHostedService>(provider => new KeyRotation(
            provider.GetRequiredKeyedService<ScopeKeys>(service), Value<EncryptionOptions>(provider),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KeyRotation>>()));
        return services;
    }

    private static JournalStore MakeJournal(IServiceProvider provider, string service) => JournalStore.Of(
        Value<StorageOptions>(provider),
        service,
        Value<JournalOptions>(provider),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<JournalStore>>());

    private static ScopeKeys MakeKeys(IServiceProvider provider, string service) =>
        new(
            new Database(Value<StorageOptions>(provider), service, "keys"),
            provider.GetRequiredService<MasterKeySource>(),
            Value<EncryptionOptions>(provider));

    private static T Value<T>(IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;
}
