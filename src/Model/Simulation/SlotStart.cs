using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation;

/// <summary>How a slot begins, whichever way it is played.</summary>
internal static class SlotStart
{
    /// <summary>Puts a slot at the base date.</summary>
    [SkipLocalsInit]
    public static void Begin<T>(EnterpriseBlock slot, TownDraws town, TownQuarterBlock quarter, TownSums sums, Span<int> signed)
        where T : struct, ILanes<T>
    {
        if (slot.Profile.IsProject)
        {
            ProjectSchedule.Settle(slot, town.Setting, town.Parameters, town.Address, town.ProjectCount(slot.Profile), signed);
            slot.Ever &= town.Played;
            return;
        }

        if (slot.Profile.Kind != SlotKind.Incumbent)
        {
            return;
        }

        Span<double> lnSize = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        BirthPhase.Incumbent<T>(slot, town.Start, town.Parameters, town.Played, ref lnSize[0]);
        BirthPhase.SpreadUse<T>(slot, town);
        BirthPhase.TallyBase<T>(slot, town.Start, ref quarter.First(QuarterField.Grid), sums);
        TitlePhase.Start<T>(slot, ref lnSize[0], town.Parameters, town.Address);
    }

    /// <summary>Birth and ramp of a quarter.</summary>
    public static bool Bear<T>(EnterpriseBlock slot, TownDraws town, TownQuarterBlock quarter, Span<double> ramp)
        where T : struct, ILanes<T>
    {
        slot.Born = 0;
        if (slot.Profile.Kind == SlotKind.Entrant)
        {
            BirthPhase.Entrant<T>(slot, quarter, town);
            return slot.Born != 0;
        }

        if (slot.Ever == 0)
        {
            return false;
        }

        ulong opening = 0;
        for (ulong left = slot.Ever; left != 0; left &= left - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(left);
            opening |= slot.Opening![lane] == quarter.Step ? 1UL << lane : 0;
        }

        BirthPhase.Project(slot, opening, quarter, town.Parameters);
        ramp.Clear();
        for (ulong left = slot.Alive & ~slot.Born; left != 0; left &= left - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(left);
            (double factor, bool exposed) = BirthPhase.Ramp(slot, quarter.Step, lane);
            if (factor != 1)
            {
                ramp[lane] = slot[Field.Orders][lane] * (factor - 1);
                slot[Field.LnOrders][lane] += Elementary.Log(factor);
                slot.Exposed |= exposed ? 1UL << lane : 0;
            }
        }

        return slot.Born != 0 || ramp.ContainsAnyExcept(0.0);
    }
}
