using Zyz.Sim.Model.Calibration;

namespace Zyz.Sim.Client;

/// <summary>What a person asked of <c>recalibrate</c>.</summary>
internal sealed record RecalibrateOptions
{
    /// <summary>Members where nobody names a number [count].</summary>
    public const int DefaultMembers = 1000;

    /// <summary>Region folder.</summary>
    public required string Region { get; init; }

    /// <summary>The day, as given.</summary>
    public required string AsOf { get; init; }

    /// <summary>Vintage to start from, or null for the priors.</summary>
    public string? From { get; init; }

    /// <summary>Members, or null for the default.</summary>
    public int? Members { get; init; }

    /// <summary>Seed, or null for the default.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Folder to write to, or null for the default.</summary>
    public string? Output { get; init; }

    /// <summary>True to print a summary as JSON only.</summary>
    public bool Json { get; init; }

    /// <summary>Threads; 0 for one per core.</summary>
    public int Threads { get; init; }

    /// <summary>Replications a batch plays at once, or null to let it choose.</summary>
    public int? Batch { get; init; }

    /// <summary>Refuses what no recalibration could do.</summary>
    /// <exception cref="CommandFailure">An option is out of range.</exception>
    public void Check()
    {
        if (Members is { } members && (members is < RecalibrationRequest.FewestMembers or > RecalibrationRequest.MostMembers || members % 8 != 0))
        {
            throw new CommandFailure(ExitCode.Usage, RecalibrateTexts.MembersOutOfRange);
        }

        if (Threads < 0)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.NegativeThreads);
        }

        if (Batch is < 1 or > 1_000_000)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.BatchOutOfRange);
        }
    }
}
