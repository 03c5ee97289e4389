using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Zyz.Sim.Store.Sql;

/// <summary>
/// Brings a database to the schema this program knows, step by step and in one transaction: several silos may start at once,
/// and one that is killed leaves the schema it found.
/// </summary>
internal static class Migrations
{
    /// <summary>The steps of a dialect, by version.</summary>
    public static SortedDictionary<int, string> Of(string dialect)
    {
        Assembly assembly = typeof(Migrations).Assembly;
        var steps = new SortedDictionary<int, string>();
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.EndsWith($".{dialect}.sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            steps.Add(int.Parse(name.Split('.')[0], CultureInfo.InvariantCulture), reader.ReadToEnd());
        }

        return steps;
    }

    /// <summary>Migrates.</summary>
    /// <param name="database">The database.</param>
    /// <param name="steps">SQL by the version it leads to.</param>
    /// <exception cref="StoreException">A later version of the program wrote the database, or it does not answer.</exception>
    public static void Run(Database database, SortedDictionary<int, string> steps)
    {
        try
        {
            using DbConnection connection = database.Open();
            using DbTransaction transaction = connection.BeginTransaction();
            using DbCommand command = connection.CreateCommand();
            command.Transaction = transaction;
            database.LockForMigration(command);
            int version = Convert.ToInt32(command.With("SELECT COALESCE(MAX(version), 0) FROM schema_version").ExecuteScalar(), CultureInfo.InvariantCulture);
            int known = steps.Count == 0 ? 0 : steps.Keys.Max();
            if (version > known)
            {
                throw new StoreException(
                    StoreFault.TooNew, FormattableString.Invariant($"{database.Name}: has schema {version}, this program knows schemas up to {known}; use a later version of zyz"));
            }

            foreach ((int next, string sql) in steps.Where(s => s.Key > version))
            {
                command.With(sql).ExecuteNonQuery();
                command.With("INSERT INTO schema_version (version) VALUES (@version)", ("version", next)).ExecuteNonQuery();
            }

            transaction.Commit();
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException or IOException)
        {
            throw database.Translate(fault);
        }
    }
}
