using Microsoft.Extensions.Options;
using VikLearning.Identity.Accounts;
using VikLearning.Identity.Clients;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Identity.Rows;

/// <summary>
/// Before the first request: tables as this build expects, clients as configured. A host may have it begun before it
/// starts itself; it is done once.
/// </summary>
internal sealed class RowsPreparation : IHostedLifecycleService
{
    private readonly RowsDatabase _rows;
    private readonly IServiceScopeFactory _scopes;
    private readonly IAccounts _accounts;
    private readonly IOptions<DemoOptions> _demo;
    private readonly Lazy<Task> _prepared;

    public RowsPreparation(
        RowsDatabase rows, IServiceScopeFactory scopes, IAccounts accounts, IOptions<DemoOptions> demo)
    {
        (_rows, _scopes, _accounts, _demo) = (rows, scopes, accounts, demo);
        _prepared = new(PrepareAsync);
    }

    /// <summary>Completes when all is prepared; begins with the first who asks.</summary>
    public Task Prepared => _prepared.Value;

    public Task StartingAsync(CancellationToken cancellationToken) => Prepared.WaitAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync()
    {
        if (!_demo.Value.Enabled && _accounts.All.Count == 0)
        {
            throw new InvalidOperationException(
                "The embedded identity provider has nobody to sign in: configure Identity:Accounts, or set "
                + "Demo:Enabled.");
        }

        await Migrations.RunAsync(_rows.Database, "Rows", typeof(RowsPreparation).Assembly, CancellationToken.None);
        await using var scope = _scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ClientRegistrations>().ApplyAsync(CancellationToken.None);
    }
}
