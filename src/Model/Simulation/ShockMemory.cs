using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// Enterprise shocks by slot and step. The epistemic pass meets the same luck under every parameter draw, so there the
/// shocks of a slot are made once and kept; elsewhere they are made anew. Saves an eighth of that pass.
/// </summary>
internal sealed class ShockMemory
{
    private const int Lanes = DrawAddress.GroupSize;
    private const long MostKept = 4_000_000; // doubles: 32 MB a player
    private readonly Dictionary<EntityId, int> index = [];
    private readonly double[]?[] kept;
    private readonly int steps;
    private readonly LaneTable made = new(1);
    private readonly LaneTable fresh = new(1);
    private DrawAddress keptFor;
    private bool keeps;

    public ShockMemory(TownSetting setting)
    {
        steps = setting.Steps;
        bool fits = (long)setting.Slots.Length * steps * Lanes <= 4 * MostKept; // most places stay empty
        kept = new double[fits ? setting.Slots.Length : 0][];
        for (int i = 0; i < kept.Length; i++)
        {
            index[setting.Slots[i].Address] = i;
        }
    }

    /// <summary>Says whose luck comes next.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="again">True where the same luck will come again.</param>
    public void Turn(DrawAddress address, bool again)
    {
        keeps = again && kept.Length > 0;
        if (keeps && keptFor != address)
        {
            Array.Clear(kept);
            keptFor = address;
        }
    }

    /// <summary>The shocks of a slot in a quarter.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The quarter.</param>
    /// <returns>X by replication; where shocks are not kept, only of the living.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref double Of<T>(DrawAddress address, EnterpriseBlock slot, TownQuarterBlock quarter)
        where T : struct, ILanes<T>
    {
        Span<ulong> words = MemoryMarshal.Cast<double, ulong>(made[0]);
        if (!keeps || !index.TryGetValue(slot.Profile.Address, out int row))
        {
            address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.EnterpriseShock);
            EnterpriseShockTable.Fill<T>(ref words[0], slot.Alive, ref fresh.First(0));
            return ref fresh.First(0);
        }

        int cell = (quarter.Step - 1) * (Lanes + 1);
        double[] own = kept[row] ??= new double[steps * (Lanes + 1)];
        if (own[cell] == 0)
        {
            address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.EnterpriseShock);
            EnterpriseShockTable.Fill<T>(ref words[0], ulong.MaxValue, ref own[cell + 1]);
            own[cell] = 1; // made
        }

        return ref own[cell + 1];
    }
}
