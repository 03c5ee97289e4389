using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// Where a value lies from the beginning of its <see cref="LaneTable"/>. Loops hold the beginning in a register and reach
/// every row by a fixed distance; asking the table anew costs three instructions a value.
/// </summary>
internal static class LaneRows
{
    /// <summary>
    /// Distance of an enterprise's number from the first, for loops that move their references along the lanes: a constant,
    /// so that a load is one instruction; an index that grows takes two more for every value.
    /// </summary>
    public static int Row(this Field field) => (int)field * LaneTable.Stride;

    /// <summary>Distance of a town's aggregate from the first.</summary>
    public static int Row(this QuarterField field) => (int)field * LaneTable.Stride;

    /// <summary>Distance of a sum from the first.</summary>
    public static int Row(this SumField field) => (int)field * LaneTable.Stride;

    /// <summary>Place of what a town keeps in a lane.</summary>
    public static int At(this TownField field, int lane) => (int)field * LaneTable.Stride + lane;

    /// <summary>Place of an enterprise's number in a lane.</summary>
    public static int At(this Field field, int lane) => (int)field * LaneTable.Stride + lane;

    /// <summary>Place of a town's aggregate in a lane.</summary>
    public static int At(this QuarterField field, int lane) => (int)field * LaneTable.Stride + lane;

    /// <summary>Place of a sum in a lane.</summary>
    public static int At(this SumField field, int lane) => (int)field * LaneTable.Stride + lane;

    /// <summary>Place of a parameter's draw in a lane.</summary>
    public static int At(this Parameter parameter, int lane) => (int)parameter * LaneTable.Stride + lane;
}
