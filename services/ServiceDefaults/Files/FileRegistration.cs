using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>Takes a service's files into a host.</summary>
public static class FileRegistration
{
    /// <summary>
    /// Registers <see cref="FileVault"/> under the service's name as key. The service's journal is registered, since
    /// its texts have the same keys.
    /// </summary>
    public static IHostApplicationBuilder AddFiles(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddKeyedSingleton(service, (provider, _) => new FileRows(
            new Database(provider.GetRequiredService<IOptions<StorageOptions>>().Value, service, "files")));
        services.AddKeyedSingleton(service, (provider, _) => new FileVault(
            provider.GetRequiredKeyedService<FileRows>(service),
            provider.GetRequiredKeyedService<ScopeKeys>(service),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService>(provider =>
            new MigrationLifetime(provider.GetRequiredKeyedService<FileRows>(service).MigrateAsync));
        return builder;
    }

    /// <summary>As <see cref="AddFiles"/>, with who knows which files are referred to.</summary>
    public static IHostApplicationBuilder AddFiles<TOwner>(this IHostApplicationBuilder builder, string service)
        where TOwner : class, IFileOwner
    {
        builder.AddFiles(service);
        builder.Services.AddKeyedSingleton<IFileOwner, TOwner>(service);
        builder.Services.AddSingleton<IHostedService>(provider => new FileSweep(
            provider.GetRequiredKeyedService<FileVault>(service),
            provider.GetRequiredKeyedService<IFileOwner>(service),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FileSweep>>()));
        return builder;
    }
}
