using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>Takes the master keys into a host.</summary>
internal static class MasterKeyRegistration
{
    /// <summary>
    /// Registers <see cref="MasterKeySource"/> by the section <c>Encryption</c>. A second call changes nothing: a list
    /// that is bound twice would hold every retired key twice.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration; the registered one when absent.</param>
    public static IServiceCollection AddMasterKeys(
        this IServiceCollection services, IConfiguration? configuration = null)
    {
        if (services.Any(known => known.ServiceType == typeof(MasterKeySource)))
        {
            return services;
        }

        var options = services.AddOptions<EncryptionOptions>();
        _ = configuration is null
            ? options.BindConfiguration(EncryptionOptions.Section)
            : options.Bind(configuration.GetSection(EncryptionOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(provider => new MasterKeySource(
            provider.GetRequiredService<IOptions<EncryptionOptions>>().Value,
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
    }
}
