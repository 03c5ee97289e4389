using System.Numerics;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>A town's enterprises by slot and replication, for those who look at them between quarters: copies, to be read.</summary>
internal sealed class SlotViews
{
    private readonly EnterpriseBlock[] slots;
    private readonly LaneMemory memory = new(); // not the player's: those who only play would find it scattered

    public SlotViews(TownSetting setting) => slots = [.. setting.Slots.Select(p => new EnterpriseBlock { Profile = p })];

    /// <summary>What the slots are at the end of a quarter.</summary>
    /// <param name="seats">Where enterprises sit.</param>
    /// <param name="projects">Projects, with their dates.</param>
    /// <param name="terms">What made output of the quarter.</param>
    /// <param name="settled">Whether the year has it already.</param>
    public EnterpriseBlock[] Of(SeatMap seats, SeatProjects projects, OutputTerms terms, bool settled)
    {
        foreach (EnterpriseBlock slot in slots)
        {
            slot.Reset(slot.Profile, memory);
        }

        for (int i = 0; i < projects.Slots.Count; i++)
        {
            (EnterpriseBlock slot, EnterpriseBlock project) = (slots[projects.Places[i]], projects.Slots[i]);
            (slot.Opening, slot.LnOutput, slot.Ever) = (project.Opening, project.LnOutput, project.Ever);
        }

        for (int replication = 0; replication < DrawAddress.GroupSize; replication++)
        {
            foreach (SeatBlock block in seats[replication])
            {
                for (ulong left = block.Alive | block.Closing | block.Merging; left != 0; left &= left - 1)
                {
                    int seat = BitOperations.TrailingZeroCount(left);
                    EnterpriseBlock slot = slots[block.Slots[seat]];
                    Copy(block, seat, slot, replication);
                    if ((slot.Alive >> replication & 1) != 0)
                    {
                        Make(slot, replication, ref terms.Of(replication), settled);
                    }
                }
            }
        }

        return slots;
    }

    private static void Make(EnterpriseBlock slot, int replication, ref double terms, bool settled)
    {
        double usable = OutputTerms.Usable(ref terms) * slot[Field.Capacity][replication], produced = Math.Min(usable, slot[Field.Orders][replication]);
        double output = Math.FusedMultiplyAdd(usable - produced, OutputTerms.Sharing(ref terms), produced);
        slot[Field.Output][replication] = output;
        ref double year = ref slot[Field.YearOutput][replication];
        year = settled ? year : Math.FusedMultiplyAdd(OutputTerms.Price(ref terms), output, year);
    }

    private static void Copy(SeatBlock block, int seat, EnterpriseBlock slot, int replication)
    {
        ulong Bit(ulong mask) => (mask >> seat & 1) << replication;
        slot.Born |= Bit(block.Born);
        slot.Closing |= Bit(block.Closing);
        slot.Merging |= Bit(block.Merging);
        if (Bit(block.Alive) == 0)
        {
            return;
        }

        slot.Live(1UL << replication);
        slot.AboveScale |= Bit(block.AboveScale);
        slot.BelowOnce |= Bit(block.BelowOnce);
        slot.Srdi |= Bit(block.Srdi);
        slot.ReviewLow |= Bit(block.ReviewLow);
        slot.ReviewHigh |= Bit(block.ReviewHigh);
        slot.TechCentre |= Bit(block.TechCentre);
        slot.Green |= Bit(block.Green);
        slot.RdDrawn |= Bit(block.RdDrawn);
        slot.Exposed |= Bit(block.Exposed);
        for (Field field = Field.LnOrders; field <= Field.RdIntensity; field++)
        {
            slot[field][replication] = block[field][seat];
        }
    }
}
