using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
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
    private readonly ulong[] words = new ulong[Lanes];
    private readonly double[] fresh = new double[Lanes];
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
    public ref double Of(DrawAddress address, EnterpriseBlock slot, TownQuarterBlock quarter)
    {
        if (!keeps || !index.TryGetValue(slot.Profile.Address, out int row))
        {
            address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.EnterpriseShock);
            EnterpriseShockTable.Fill(words, slot.Alive, fresh);
            return ref fresh[0];
        }

        int cell = (quarter.Step - 1) * (Lanes + 1);
        double[] own = kept[row] ??= new double[steps * (Lanes + 1)];
        if (own[cell] == 0)
        {
            address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.EnterpriseShock);
            EnterpriseShockTable.Fill(words, ulong.MaxValue, own.AsSpan(cell + 1, Lanes));
            own[cell] = 1; // made
        }

        return ref own[cell + 1];
    }
}
