using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>
/// Opens the ring before anything asks for it, so that a master key that does not fit ends the start instead of every
/// session.
/// </summary>
internal sealed class KeyRingLifetime(
    MasterKeySource masters, IOptions<EncryptionOptions> encryption, IOptions<KeyManagementOptions> keys)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (encryption.Value.HasMasterKeys)
        {
            await masters.ReadAsync(cancellationToken);
        }

        if (keys.Value.XmlRepository is KeyRingFiles files)
        {
            files.GetAllElements();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
