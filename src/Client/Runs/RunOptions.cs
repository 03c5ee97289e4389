namespace Zyz.Sim.Client;

/// <summary>What a person asked of <c>run</c>.</summary>
internal sealed record RunOptions
{
    /// <summary>Scenario file.</summary>
    public required string Scenario { get; init; }

    /// <summary>Vintage to start from, or null for the priors.</summary>
    public string? Vintage { get; init; }

    /// <summary>Replications, or null for the scenario's.</summary>
    public int? Replications { get; init; }

    /// <summary>Seed, or null for the scenario's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Horizon, or null for the scenario's.</summary>
    public string? Horizon { get; init; }

    /// <summary>Result folder, or null for the default.</summary>
    public string? Output { get; init; }

    /// <summary>True to write no charts.</summary>
    public bool NoCharts { get; init; }

    /// <summary>True to print results.json only.</summary>
    public bool Json { get; init; }

    /// <summary>Threads; 0 for one per core.</summary>
    public int Threads { get; init; }

    /// <summary>Replications a batch plays at once, or null to let the run choose.</summary>
    public int? Batch { get; init; }

    /// <summary>True to let enterprise grains advance quarter by quarter.</summary>
    public bool Actors { get; init; }

    /// <summary>True to write replications.csv.</summary>
    public bool KeepReplications { get; init; }

    /// <summary>Refuses what no run could do.</summary>
    /// <exception cref="CommandFailure">An option is out of range.</exception>
    public void Check()
    {
        if (Replications is < 1 or > 10_000_000)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.ReplicationsOutOfRange);
        }

        if (Threads < 0)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.NegativeThreads);
        }

        if (Batch is < 1 or > 1_000_000)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.BatchOutOfRange);
        }

        if (Actors && Replications > 1000)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.TooManyForActors);
        }
    }
}
