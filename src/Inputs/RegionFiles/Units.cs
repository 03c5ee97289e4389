namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary>Units that figures of drivers, observations and targets may have.</summary>
internal static class Units
{
    /// <summary>Unit of volumes and capacities.</summary>
    public const string Tonnage = "万吨";

    /// <summary>All of them.</summary>
    public static readonly string[] Known =
    [
        "1", "%", "% y/y", "亿元", "万元", "元/吨", "元/公斤", Tonnage, "GW", "户", "人", "个",
    ];
}
