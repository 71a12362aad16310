using System.Data.Common;

namespace VikLearning.ServiceDefaults.Storage;

/// <summary>Short ways to a command of a service's own SQL.</summary>
public static class Commands
{
    /// <summary>A command; its text is a constant of the code, never anything a caller sent.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text is a constant of the code.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>The command with one more parameter.</summary>
    public static DbCommand With(this DbCommand command, string name, object value)
    {
        ArgumentNullException.ThrowIfNull(command);
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return command;
    }
}
