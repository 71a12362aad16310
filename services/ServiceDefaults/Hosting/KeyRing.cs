using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>The keys of cookies and forms: they outlive a restart, and every process of the suite reads them.</summary>
public static class KeyRing
{
    /// <summary>
    /// Keeps them in the folder <c>data-protection</c> of the storage folder, closed to other users, unless the host
    /// keeps its own. A second call changes nothing.
    /// </summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("viklearning");
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        services.AddOptions<KeyManagementOptions>().PostConfigure<IOptions<StorageOptions>, ILoggerFactory>(
            static (keys, storage, logs) => keys.XmlRepository ??= new FileSystemXmlRepository(
                PrivateFolder(Path.Combine(storage.Value.Directory, "data-protection")), logs));
        return services;
    }

    private static DirectoryInfo PrivateFolder(string path) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
