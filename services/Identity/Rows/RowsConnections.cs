using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VikLearning.Identity.Rows;

/// <summary>Makes the connections that EF Core opens like all others to the store.</summary>
internal sealed class RowsConnections(RowsDatabase rows) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        rows.Database.Settle(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        rows.Database.Settle(connection);
        return Task.CompletedTask;
    }
}
