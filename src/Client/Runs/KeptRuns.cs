using Zyz.Sim.Contracts;

namespace Zyz.Sim.Client;

/// <summary>The runs a store keeps, as people name them.</summary>
internal static class KeptRuns
{
    private const string Prefix = "sha256:";
    private const int ShortLength = 12, LeastLength = 4;

    /// <summary>An id short enough to type.</summary>
    public static string Short(string run) => run.StartsWith(Prefix, StringComparison.Ordinal) && run.Length >= Prefix.Length + ShortLength ? run[Prefix.Length..(Prefix.Length + ShortLength)] : run;

    /// <summary>All of them, the last changed first; none where the store does not exist.</summary>
    public static async Task<RunAbout[]> ListAsync(IGrainFactory grains, CancellationToken cancellation) =>
        await grains.GetGrain<IRunCatalogueGrain>(IRunCatalogueGrain.Key).ListAsync().WaitAsync(cancellation);

    /// <summary>Whether there is a store to look into.</summary>
    public static bool HasStore(Session session) => session.Connect.Length > 0 || (session.StoreFile is { } file && File.Exists(file));

    /// <summary>The run a person means: by the first characters of its id, or by its scenario.</summary>
    /// <exception cref="CommandFailure">There is none, or there are several.</exception>
    public static RunAbout Find(Session session, RunAbout[] runs, string asked)
    {
        string id = asked.StartsWith(Prefix, StringComparison.Ordinal) ? asked : Prefix + asked;
        RunAbout[] found = id.Length >= Prefix.Length + LeastLength ? [.. runs.Where(r => r.Run.StartsWith(id, StringComparison.OrdinalIgnoreCase))] : [];
        found = found.Length > 0 ? found : [.. runs.Where(r => r.Scenario == asked)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new CommandFailure(ExitCode.InvalidInput, StoreTexts.NoRun(asked, session.StorePlace)),
            _ => throw new CommandFailure(ExitCode.InvalidInput, StoreTexts.ManyRuns(asked, string.Join(", ", found.Select(r => Short(r.Run))))),
        };
    }
}
