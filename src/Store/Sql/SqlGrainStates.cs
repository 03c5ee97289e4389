using System.Data.Common;
using System.Globalization;

namespace Zyz.Sim.Store.Sql;

/// <summary>Grain state in a table; the etag counts versions.</summary>
internal sealed class SqlGrainStates(Database database, WriteQueue queue) : IGrainStates
{
    public Task<StoredState?> ReadStateAsync(string name, string key) => database.ReadAsync(command => command
        .With("SELECT payload, etag FROM grain_state WHERE name = @name AND key = @key", ("name", name), ("key", key))
        .Rows(row => new StoredState((byte[])row[0], row.GetInt64(1).ToString(CultureInfo.InvariantCulture))).FirstOrDefault());

    public async Task<IReadOnlyList<string>> FindStatesAsync(string name) => await database.ReadAsync(command => command
        .With("SELECT key FROM grain_state WHERE name = @name", ("name", name)).Rows(row => row.GetString(0)).Order(StringComparer.Ordinal).ToArray());

    public Task<string> WriteStateAsync(string name, string key, ReadOnlyMemory<byte> payload, string? etag) => queue.WriteAsync(payload.Length, command =>
    {
        long read = Version(etag);
        int written = read == 0
            ? command.With(
                "INSERT INTO grain_state (name, key, etag, payload) VALUES (@name, @key, 1, @payload) ON CONFLICT DO NOTHING",
                ("name", name), ("key", key), ("payload", payload.ToArray())).ExecuteNonQuery()
            : command.With(
                "UPDATE grain_state SET payload = @payload, etag = etag + 1 WHERE name = @name AND key = @key AND etag = @etag",
                ("payload", payload.ToArray()), ("name", name), ("key", key), ("etag", read)).ExecuteNonQuery();
        return written == 1 ? (read + 1).ToString(CultureInfo.InvariantCulture) : throw Conflict(name, key, etag);
    });

    public Task ClearStateAsync(string name, string key, string? etag) => queue.WriteAsync(0, command =>
    {
        long read = Version(etag);
        int removed = command.With(
            "DELETE FROM grain_state WHERE name = @name AND key = @key AND etag = @etag", ("name", name), ("key", key), ("etag", read)).ExecuteNonQuery();
        return removed == 1 || !Exists(command, name, key) && read == 0 ? removed : throw Conflict(name, key, etag);
    });

    private static bool Exists(DbCommand command, string name, string key) => command
        .With("SELECT 1 FROM grain_state WHERE name = @name AND key = @key", ("name", name), ("key", key)).ExecuteScalar() is not null;

    /// <summary>0 stands for no version.</summary>
    private static long Version(string? etag) => etag is null ? 0
        : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out long version) && version > 0 ? version
        : throw new StoreConflictException($"'{etag}' is no version of a state");

    private static StoreConflictException Conflict(string name, string key, string? etag) =>
        new($"state {name} of {key} was changed by another writer since version {etag ?? "none"} was read");
}
