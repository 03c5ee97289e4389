namespace Zyz.Sim.Silo;

/// <summary>Settings of a silo: they can change when or where a number is computed, never the number.</summary>
public sealed record SiloOptions
{
    /// <summary>Batches computed at once [threads]; 0 means one per core.</summary>
    public int Threads { get; init; }
}
