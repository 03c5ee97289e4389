using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Bench.ModelPlay;

/// <summary>A way to play a town: in lanes of some width, or the readable reference.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Player">Makes a player.</param>
internal sealed record TownWay(string Name, Func<TownSetting, TownPlayer> Player)
{
    /// <summary>Eight lanes of 512 bits.</summary>
    public static TownWay Eight { get; } = new("lanes 8", s => new TownPlayer(s, new SeatWay<Lanes8>(s)));

    /// <summary>Four lanes of 256 bits.</summary>
    public static TownWay Four { get; } = new("lanes 4", s => new TownPlayer(s, new SeatWay<Lanes4>(s)));

    /// <summary>The readable quarter, replication by replication.</summary>
    public static TownWay Readable { get; } = new("readable", TownPlayer.Readable);

    /// <summary>The lanes this machine has.</summary>
    public static TownWay[] Lanes => Vector512.IsHardwareAccelerated ? [Eight, Four] : [Four];
}
