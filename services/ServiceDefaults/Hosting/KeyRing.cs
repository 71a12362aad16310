using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>The keys of cookies and forms: they outlive a restart, and every process of the suite reads them.</summary>
public static class KeyRing
{
    /// <summary>
    /// Keeps them in the folder <c>data-protection</c> of the storage folder, closed to other users, unless the host
    /// keeps its own. Where the section <c>Encryption</c> names a master key they are sealed by it. A second call
    /// changes nothing.
    /// </summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(known => known.ServiceType == typeof(KeyRingFiles)))
        {
            return services;
        }

        services.AddDataProtection().SetApplicationName("viklearning");
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        services.AddMasterKeys();
        services.AddSingleton(provider => new KeyRingFiles(
            Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Directory, "data-protection"),
            provider.GetRequiredService<IOptions<EncryptionOptions>>().Value.HasMasterKeys
                ? provider.GetRequiredService<MasterKeySource>()
                : null));
        services.AddOptions<KeyManagementOptions>().PostConfigure<KeyRingFiles>(
            static (keys, files) => keys.XmlRepository ??= files);
        services.AddHostedService<KeyRingLifetime>();
        return services;
    }
}
