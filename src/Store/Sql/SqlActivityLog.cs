using System.Globalization;

namespace Zyz.Sim.Store.Sql;

/// <summary>The log in a table that can only grow.</summary>
internal sealed class SqlActivityLog(Database database, WriteQueue queue) : IActivityLog
{
    public Task<long> LogAsync(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return queue.WriteAsync(activity.Detail.Length, command => Convert.ToInt64(
            command.With(
                "INSERT INTO activity (at, actor, action, subject, detail) VALUES (@at, @actor, @action, @subject, @detail) RETURNING number",
                ("at", activity.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), ("actor", activity.Actor), ("action", activity.Action),
                ("subject", activity.Subject), ("detail", activity.Detail)).ExecuteScalar(),
            CultureInfo.InvariantCulture));
    }

    public async Task<IReadOnlyList<Activity>> ReadLogAsync(long after, int count) => await database.ReadAsync(command => command
        .With("SELECT number, at, actor, action, subject, detail FROM activity WHERE number > @after ORDER BY number LIMIT @count", ("after", after), ("count", count))
        .Rows(row => new Activity(
            row.GetInt64(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))));
}
