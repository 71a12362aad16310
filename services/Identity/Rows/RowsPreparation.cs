using Microsoft.Extensions.Options;
using VikLearning.Identity.Accounts;
using VikLearning.Identity.Clients;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Identity.Rows;

/// <summary>Before the first request: tables as this build expects, clients as configured.</summary>
internal sealed class RowsPreparation(
    RowsDatabase rows, IServiceScopeFactory scopes, IAccounts accounts, IOptions<DemoOptions> demo)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!demo.Value.Enabled && accounts.All.Count == 0)
        {
            throw new InvalidOperationException(
                "The embedded identity provider has nobody to sign in: configure Identity:Accounts, or set "
                + "Demo:Enabled.");
        }

        await Migrations.RunAsync(rows.Database, "Rows", typeof(RowsPreparation).Assembly, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ClientRegistrations>().ApplyAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
