using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>What was drawn for the incumbents of a town at the base date, by group of 64 and replication, until they are seated.</summary>
/// <param name="groups">Groups of incumbents [count].</param>
internal sealed class StartDraws(int groups)
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly LaneTable rows = new(2 * groups * Lanes);
    private readonly Bits[] bits = new Bits[groups * Lanes];

    /// <summary>The first of 64 draws of 32 bits for how far use lies from the steady state.</summary>
    public ref double Use(int group, int replication) => ref rows.First(2 * (group * Lanes + replication));

    /// <summary>The first of 64 R&amp;D intensities; only of those who have it drawn.</summary>
    public ref double Rd(int group, int replication) => ref rows.First(2 * (group * Lanes + replication) + 1);

    /// <summary>What is yes or no.</summary>
    public ref Bits Of(int group, int replication) => ref bits[group * Lanes + replication];

    /// <summary>What is yes or no of 64 incumbents, a bit each.</summary>
    internal struct Bits
    {
        /// <summary>Large enough for a 专精特新 title.</summary>
        public ulong Large;

        /// <summary>Has its R&amp;D intensity.</summary>
        public ulong RdDrawn;

        /// <summary>Holds the 专精特新 title.</summary>
        public ulong Srdi;

        /// <summary>Low bit of the years since award or review.</summary>
        public ulong ReviewLow;

        /// <summary>High bit of them.</summary>
        public ulong ReviewHigh;

        /// <summary>Has a technology centre.</summary>
        public ulong TechCentre;

        /// <summary>Is a green factory.</summary>
        public ulong Green;
    }
}
