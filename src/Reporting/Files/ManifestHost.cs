using System.Collections.Immutable;

namespace Zyz.Sim.Reporting;

/// <summary>Where and when a result was computed.</summary>
/// <param name="OperatingSystem">Operating system.</param>
/// <param name="Framework">Framework.</param>
/// <param name="Architecture">Architecture of the process.</param>
/// <param name="Processors">Processors [count].</param>
/// <param name="StartedAt">When the command started, ISO, UTC.</param>
/// <param name="WallSeconds">Time the run took [s].</param>
/// <param name="CommandLine">The options as given.</param>
public sealed record ManifestHost(
    string OperatingSystem, string Framework, string Architecture, int Processors, string StartedAt, double WallSeconds,
    ImmutableArray<string> CommandLine);
