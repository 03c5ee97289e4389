namespace Zyz.Sim.Silo;

/// <summary>Settings of a silo: they can change when or where a number is computed, never the number.</summary>
public sealed record SiloOptions
{
    /// <summary>Batches computed at once [threads]; 0 means one per core.</summary>
    public int Threads { get; init; }

    /// <summary>Memory for outcomes that other plans may share [bytes]; 0 where one plan only is played.</summary>
    public long OutcomeMemory { get; init; } = 128L << 20;

    /// <summary>File of the store, created where it is missing; null to keep nothing.</summary>
    public string? StoreFile { get; init; }

    /// <summary>Size beyond which the store lets outcomes of the longest unused runs go [bytes]; 0 for no limit.</summary>
    public long StoreLimit { get; init; } = 5L << 30;
}
