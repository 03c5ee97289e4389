namespace Zyz.Sim.Bench.Workload;

/// <summary>One text of workload W.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Play">Plays once and gives the processor time it took [s].</param>
/// <param name="Check">What it came to.</param>
/// <param name="IsExact">Whether it draws the defined random numbers, so that its check values are known.</param>
/// <param name="Every">Plays in every so many repetitions [count]: 1, or more where it is slow.</param>
internal sealed record Contender(string Name, Func<double> Play, Func<WorldCheck> Check, bool IsExact, int Every)
{
    /// <summary>Seconds of each play.</summary>
    public List<double> Seconds { get; } = [];
}
