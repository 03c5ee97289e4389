using Zyz.Sim.EndToEnd.Processes;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>Clusters of processes have the machine to themselves: their tests time what they see.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "cluster";

    /// <summary>Why the long tests are skipped here, or null.</summary>
    internal static string? NotTested => ClusterDatabase.NotTested ?? LongTests.NotTested;
}
