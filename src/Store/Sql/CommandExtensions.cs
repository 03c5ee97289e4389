using System.Data.Common;

namespace Zyz.Sim.Store.Sql;

/// <summary>SQL with its values, in one line.</summary>
internal static class CommandExtensions
{
    /// <summary>Gives a command its text and values.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sql">SQL that both dialects know.</param>
    /// <param name="values">Names without @, and values.</param>
    public static DbCommand With(this DbCommand command, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.CommandText = sql;
        command.Parameters.Clear();
        foreach ((string name, object value) in values)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>All rows of a query.</summary>
    public static List<T> Rows<T>(this DbCommand command, Func<DbDataReader, T> row)
    {
        var rows = new List<T>();
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
