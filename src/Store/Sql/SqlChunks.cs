using System.Data.Common;

namespace Zyz.Sim.Store.Sql;

/// <summary>Outcomes of chunks in a table.</summary>
internal sealed class SqlChunks(Database database, WriteQueue queue) : IChunks
{
    private const int RowsPerStatement = 64;
    private const string Where = "WHERE plan = @plan AND pass = @pass AND town = @town AND chunk = @chunk";

    public Task PutChunksAsync(IReadOnlyList<StoredChunk> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        byte[][] checksums = [.. chunks.Select(c => Checksum.Of(c.Payload.Span))];
        return queue.WriteAsync(chunks.Sum(c => (long)c.Payload.Length), command =>
        {
            HashSet<ChunkKey> inserted = [.. Enumerable.Range(0, chunks.Count).Chunk(RowsPerStatement).SelectMany(rows => Insert(command, chunks, checksums, rows))];
            for (int i = 0; i < chunks.Count; i++)
            {
                if (!inserted.Remove(chunks[i].Key) && !SameIsKept(command, chunks[i].Key, checksums[i]))
                {
                    command.With($"DELETE FROM chunk {Where}", Values(chunks[i].Key)).ExecuteNonQuery(); // what was there is damaged
                    Insert(command, chunks, checksums, [i]);
                }
            }

            return chunks.Count;
        });
    }

    public async Task<ChunkReading> GetChunksAsync(ChunkKey first, int count)
    {
        ArgumentNullException.ThrowIfNull(first);
        List<(StoredChunk Chunk, bool Sound)> found = await database.ReadAsync(command => command
            .With(
                "SELECT chunk, checksum, payload FROM chunk WHERE plan = @plan AND pass = @pass AND town = @town AND chunk >= @chunk AND chunk < @end ORDER BY chunk",
                [.. Values(first), ("end", first.Chunk + count)])
            .Rows(row => (new StoredChunk(first with { Chunk = row.GetInt32(0) }, (byte[])row[2]), Checksum.Holds((byte[])row[1], (byte[])row[2]))));
        ChunkKey[] damaged = [.. found.Where(f => !f.Sound).Select(f => f.Chunk.Key)];
        foreach (ChunkKey key in damaged)
        {
            await queue.WriteAsync(0, command => command.With($"DELETE FROM chunk {Where}", Values(key)).ExecuteNonQuery());
        }

        return new ChunkReading([.. found.Where(f => f.Sound).Select(f => f.Chunk)], damaged);
    }

    public async Task<IReadOnlyList<ChunkKey>> FindChunksAsync(string plan, string pass) => await database.ReadAsync(command => command
        .With("SELECT town, chunk FROM chunk WHERE plan = @plan AND pass = @pass", ("plan", plan), ("pass", pass))
        .Rows(row => new ChunkKey(plan, row.GetString(0), pass, row.GetInt32(1)))
        .OrderBy(k => k.Town, StringComparer.Ordinal).ThenBy(k => k.Chunk).ToArray());

    public Task<long> RemoveChunksAsync(string plan) =>
        queue.WriteAsync(0, command => (long)command.With("DELETE FROM chunk WHERE plan = @plan", ("plan", plan)).ExecuteNonQuery());

    public async Task<IReadOnlyDictionary<string, long>> WeighChunksAsync() => await database.ReadAsync(command => command
        .With("SELECT plan, SUM(length(payload)) FROM chunk GROUP BY plan")
        .Rows(row => (Plan: row.GetString(0), Bytes: row.GetInt64(1))).ToDictionary(p => p.Plan, p => p.Bytes, StringComparer.Ordinal));

    public Task<long> CountRepeatsAsync() => database.ReadAsync(command =>
        Convert.ToInt64(command.With("SELECT COALESCE(SUM(puts - 1), 0) FROM chunk").ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Inserts rows with one statement, and one way to the server and back.</summary>
    /// <returns>Keys that were not there.</returns>
    private static List<ChunkKey> Insert(DbCommand command, IReadOnlyList<StoredChunk> chunks, byte[][] checksums, int[] rows)
    {
        string values = string.Join(", ", Enumerable.Range(0, rows.Length).Select(i => FormattableString.Invariant($"(@plan{i}, @pass{i}, @town{i}, @chunk{i}, @checksum{i}, @payload{i})")));
        return command
            .With(
                $"INSERT INTO chunk (plan, pass, town, chunk, checksum, payload) VALUES {values} ON CONFLICT DO NOTHING RETURNING plan, town, pass, chunk",
                [.. rows.SelectMany((row, i) => Row(i, chunks[row], checksums[row]))])
            .Rows(row => new ChunkKey(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)));
    }

    private static (string Name, object Value)[] Row(int number, StoredChunk chunk, byte[] checksum)
    {
        (string Name, object Value)[] row = [.. Values(chunk.Key), ("checksum", checksum), ("payload", Bytes(chunk.Payload))];
        return Array.ConvertAll(row, v => (FormattableString.Invariant($"{v.Name}{number}"), v.Value));
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> payload) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(payload, out ArraySegment<byte> array) && array.Array is { } whole && whole.Length == payload.Length ? whole : payload.ToArray();

    /// <summary>Whether the same outcome is there and sound; false where what is there is damaged.</summary>
    /// <exception cref="StoreException">A sound outcome is there, and it is another one.</exception>
    private static bool SameIsKept(DbCommand command, ChunkKey key, byte[] checksum)
    {
        (byte[] kept, byte[] payload) = command.With($"SELECT checksum, payload FROM chunk {Where}", Values(key)).Rows(row => ((byte[])row[0], (byte[])row[1])).Single();
        if (!Checksum.Holds(kept, payload))
        {
            return false;
        }

        if (!kept.AsSpan().SequenceEqual(checksum))
        {
            throw new StoreException(
                StoreFault.Contradiction, $"chunk {key} has another outcome here than in the store: one of the two machines, or of the two programs, computes otherwise");
        }

        command.With($"UPDATE chunk SET puts = puts + 1 {Where}", Values(key)).ExecuteNonQuery();
        return true;
    }

    private static (string Name, object Value)[] Values(ChunkKey key) =>
        [("plan", key.Plan), ("pass", key.Pass), ("town", key.Town), ("chunk", key.Chunk)];
}
