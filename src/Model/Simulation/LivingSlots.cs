namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// The slots in which someone lives, in the order of slots: three of four places are empty in every replication, and to ask each of them twice a
/// quarter took a hundredth of a run.
/// </summary>
/// <param name="slots">All slots.</param>
internal sealed class LivingSlots(EnterpriseBlock[] slots)
{
    private int[] places = new int[slots.Length];
    private int[] before = new int[slots.Length];
    private int count;

    /// <summary>Their places.</summary>
    public ReadOnlySpan<int> Places => places.AsSpan(0, count);

    /// <summary>Finds them among all slots.</summary>
    public void Find()
    {
        count = 0;
        for (int place = 0; place < slots.Length; place++)
        {
            places[count] = place;
            count += slots[place].Alive != 0 ? 1 : 0;
        }
    }

    /// <summary>Leaves out those who died out and lets newcomers in.</summary>
    /// <param name="came">Places at which someone was born, in ascending order; some may be known.</param>
    public void Renew(ReadOnlySpan<int> came)
    {
        (places, before) = (before, places);
        int known = count, next = 0;
        count = 0;
        for (int i = 0; i < known || next < came.Length;)
        {
            int place;
            if (next == came.Length || (i < known && before[i] <= came[next]))
            {
                next += next < came.Length && before[i] == came[next] ? 1 : 0;
                place = before[i++];
            }
            else
            {
                place = came[next++];
            }

            places[count] = place;
            count += slots[place].Alive != 0 ? 1 : 0;
        }
    }
}
