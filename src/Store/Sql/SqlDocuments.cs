using System.Data.Common;

namespace Zyz.Sim.Store.Sql;

/// <summary>Documents in a table.</summary>
internal sealed class SqlDocuments(Database database, WriteQueue queue) : IDocuments
{
    public Task PutDocumentAsync(string kind, string id, ReadOnlyMemory<byte> payload)
    {
        byte[] checksum = Checksum.Of(payload.Span);
        return queue.WriteAsync(payload.Length, command =>
        {
            int inserted = command.With(
                "INSERT INTO document (kind, id, checksum, payload) VALUES (@kind, @id, @checksum, @payload) ON CONFLICT DO NOTHING",
                ("kind", kind), ("id", id), ("checksum", checksum), ("payload", payload.ToArray())).ExecuteNonQuery();
            return inserted == 1 || Find(command, kind, id) is var (kept, _) && kept.AsSpan().SequenceEqual(checksum)
                ? inserted
                : throw new StoreException(StoreFault.Contradiction, $"{kind} {id}: the store holds another document under this id");
        });
    }

    public Task<byte[]?> GetDocumentAsync(string kind, string id) => database.ReadAsync(command =>
        Find(command, kind, id) is not var (checksum, payload) ? null
        : Checksum.Holds(checksum, payload) ? payload
        : throw new StoreException(StoreFault.Damage, $"{kind} {id}: what is stored is not what was written"));

    public async Task<IReadOnlyList<string>> FindDocumentsAsync(string kind) => await database.ReadAsync(command => command
        .With("SELECT id FROM document WHERE kind = @kind", ("kind", kind)).Rows(row => row.GetString(0)).Order(StringComparer.Ordinal).ToArray());

    public Task<bool> RemoveDocumentAsync(string kind, string id) =>
        queue.WriteAsync(0, command => command.With("DELETE FROM document WHERE kind = @kind AND id = @id", ("kind", kind), ("id", id)).ExecuteNonQuery() == 1);

    private static (byte[] Checksum, byte[] Payload)? Find(DbCommand command, string kind, string id)
    {
        List<(byte[], byte[])> rows = command
            .With("SELECT checksum, payload FROM document WHERE kind = @kind AND id = @id", ("kind", kind), ("id", id)).Rows(row => ((byte[])row[0], (byte[])row[1]));
        return rows.Count == 0 ? null : rows[0];
    }
}
