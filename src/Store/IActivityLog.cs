namespace Zyz.Sim.Store;

/// <summary>Who changed what, when: it only grows, and the database itself refuses to change what is written.</summary>
public interface IActivityLog
{
    /// <summary>Adds an entry.</summary>
    /// <param name="activity">What happened; its number is given by the log.</param>
    /// <returns>The number.</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<long> LogAsync(Activity activity);

    /// <summary>Reads entries in the order they were added.</summary>
    /// <param name="after">Number after which to begin; 0 for the first.</param>
    /// <param name="count">At most how many.</param>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<IReadOnlyList<Activity>> ReadLogAsync(long after, int count);
}
