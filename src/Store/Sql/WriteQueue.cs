using System.Data.Common;
using System.Threading.Channels;

namespace Zyz.Sim.Store.Sql;

/// <summary>
/// All writes of a process, by one thread and several to a transaction: a commit waits for the disk, and what waits with it
/// costs nothing more. A write returns when its transaction is on disk.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int LargestGroup = 256;
    private const long LargestGroupBytes = 16 << 20;
    private const int Waiting = 1024; // beyond this, writers wait for room: memory stays bounded

    private readonly Database database;
    private readonly Channel<Write> writes = Channel.CreateBounded<Write>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Task writer;
    private DbConnection? connection;

    public WriteQueue(Database database)
    {
        this.database = database;
        writer = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Writes.</summary>
    /// <typeparam name="T">What the write tells.</typeparam>
    /// <param name="bytes">About how much is written [bytes].</param>
    /// <param name="apply">
    /// Writes with a command. Throws <see cref="StoreException"/> where the request cannot be met; then nothing of it is kept.
    /// </param>
    /// <exception cref="StoreException">The request could not be met, or the database did not answer.</exception>
    public async Task<T> WriteAsync<T>(long bytes, Func<DbCommand, T> apply)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        T? told = default;
        var write = new Write(bytes, command => told = apply(command), () => done.TrySetResult(told!), why => done.TrySetException(why));
        try
        {
            await writes.Writer.WriteAsync(write);
        }
        catch (ChannelClosedException)
        {
            throw new StoreException(StoreFault.Unreachable, $"{database.Name}: is being closed");
        }

        return await done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        writes.Writer.TryComplete();
        await writer;
    }

    private void Run()
    {
        var group = new List<Write>();
        while (writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            long bytes = 0;
            group.Clear();
            while (group.Count < LargestGroup && bytes < LargestGroupBytes && writes.Reader.TryRead(out Write? next))
            {
                group.Add(next);
                bytes += next.Bytes;
            }

            Commit(group);
        }

        connection?.Dispose();
    }

    private void Commit(IReadOnlyList<Write> group)
    {
        var refused = new Dictionary<Write, StoreException>();
        try
        {
            connection ??= database.Open();
            using DbTransaction transaction = connection.BeginTransaction();
            using DbCommand command = connection.CreateCommand();
            command.Transaction = transaction;
            foreach (Write write in group)
            {
                Apply(write, command, refused);
            }

            transaction.Commit();
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException or IOException)
        {
            connection?.Dispose();
            connection = null;
            if (group.Count == 1)
            {
                group[0].Fail(database.Translate(fault));
                return;
            }

            // One of them may be to blame: it must not take the others with it.
            foreach (Write write in group)
            {
                Commit([write]);
            }

            return;
        }

        foreach (Write write in group)
        {
            if (refused.TryGetValue(write, out StoreException? why))
            {
                write.Fail(why);
            }
            else
            {
                write.Succeed();
            }
        }
    }

    private static void Apply(Write write, DbCommand command, Dictionary<Write, StoreException> refused)
    {
        command.With("SAVEPOINT one").ExecuteNonQuery();
        try
        {
            write.Apply(command);
            command.With("RELEASE SAVEPOINT one").ExecuteNonQuery();
        }
        catch (StoreException why)
        {
            command.With("ROLLBACK TO SAVEPOINT one").ExecuteNonQuery();
            refused[write] = why;
        }
    }

    private sealed record Write(long Bytes, Action<DbCommand> Apply, Action Succeed, Action<Exception> Fail);
}
