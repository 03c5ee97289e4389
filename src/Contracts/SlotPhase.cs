namespace Zyz.Sim.Contracts;

/// <summary>Parts of an enterprise's quarter between the town's barriers.</summary>
[GenerateSerializer, Alias("zyz.SlotPhase")]
public enum SlotPhase
{
    /// <summary>The base date: sums of what lives.</summary>
    Begin,

    /// <summary>The base date: yearly counts.</summary>
    CountBase,

    /// <summary>Birth and ramp.</summary>
    Bear,

    /// <summary>Orders, capacity, production before sharing, who leaves.</summary>
    Advance,

    /// <summary>Shared overflow; leavers leave; in fourth quarters registration, titles, counts.</summary>
    Finish,

    /// <summary>The run is over: nothing need be kept.</summary>
    End,
}
