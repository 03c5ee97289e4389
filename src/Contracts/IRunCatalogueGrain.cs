namespace Zyz.Sim.Contracts;

/// <summary>The runs a store keeps. Key: <see cref="Key"/>.</summary>
[Alias("zyz.IRunCatalogueGrain")]
public interface IRunCatalogueGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "runs";

    /// <summary>The runs that are kept.</summary>
    /// <returns>What is known of each, the last changed first.</returns>
    [Alias("List"), ResponseTimeout("00:02:00")]
    Task<RunAbout[]> ListAsync();

    /// <summary>Removes a run with its outcomes, where no other run shares them.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="actor">Who wants it, for the log.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidOperationException">It is under way.</exception>
    [Alias("Remove"), ResponseTimeout("00:02:00")]
    Task<bool> RemoveAsync(string run, string actor);

    /// <summary>
    /// Lets go of outcomes, the longest unused run first, until the store is within its limit. Results stay, and outcomes are computed
    /// again when they are wanted.
    /// </summary>
    /// <returns>The runs whose outcomes were let go.</returns>
    [Alias("Prune"), ResponseTimeout("00:02:00")]
    Task<string[]> PruneAsync();
}
