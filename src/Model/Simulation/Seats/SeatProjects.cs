using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>The projects of a town (E9): when each opens is settled before the first quarter, and it sits where it opened until it is fully ramped up.</summary>
internal sealed class SeatProjects
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly EnterpriseBlock[] slots;
    private readonly int[] places; // of the projects among all slots
    private readonly List<int> ever = []; // which of them open in some replication
    private readonly ulong[] opens; // replications in which one opens, by project, then step
    private readonly int steps;
    private readonly int[] signings = new int[Lanes];
    private readonly double[] ramp = new double[Lanes];

    public SeatProjects(TownSetting setting)
    {
        steps = setting.Steps;
        places = [.. Enumerable.Range(0, setting.Slots.Length).Where(i => setting.Slots[i].IsProject)];
        slots = [.. places.Select(i => new EnterpriseBlock { Profile = setting.Slots[i], Seats = new (SeatBlock, int)[Lanes] })];
        opens = new ulong[places.Length * (steps + 1)];
    }

    /// <summary>The projects, with their dates.</summary>
    public IReadOnlyList<EnterpriseBlock> Slots => slots;

    /// <summary>Which slots of the town they are.</summary>
    public IReadOnlyList<int> Places => places;

    /// <summary>Settles when each is signed and opens.</summary>
    public void Schedule(TownState town, AnnualTally tally, LaneMemory memory)
    {
        ever.Clear();
        Array.Clear(opens);
        for (int project = 0; project < slots.Length; project++)
        {
            EnterpriseBlock slot = slots[project];
            slot.Reset(town.Setting.Slots[places[project]], memory);
            ProjectSchedule.Settle(slot, town.Drawn, signings);
            if (signings.AsSpan().ContainsAnyExcept(ProjectSchedule.Never))
            {
                tally.Register(signings, slot.Opening!);
            }

            if (slot.Ever != 0)
            {
                ever.Add(project);
            }

            for (ulong left = slot.Ever; left != 0; left &= left - 1)
            {
                int lane = BitOperations.TrailingZeroCount(left), step = slot.Opening![lane];
                if (step > 0 && step <= steps)
                {
                    Opens(project, step) |= 1UL << lane;
                }
            }
        }
    }

    /// <summary>Openings and ramps of a quarter, in the order of slots, so that what they bring adds up in the same order whichever way they are played.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Bear(TownState town, SeatMap seats, AgeTable ages, LaneMemory memory)
    {
        int step = town.Quarter.Step;
        foreach (int project in ever)
        {
            ulong born = Opened(project, step) & town.Inside;
            ulong ramping = (Opened(project, step - ProjectRules.FirstStepQuarters) | Opened(project, step - ProjectRules.FullQuarters)) & town.Inside;
            if ((born | ramping) == 0)
            {
                continue;
            }

            EnterpriseBlock slot = slots[project];
            BirthPhase.Project(slot, born, town.Quarter, town.Draws);
            ramp.AsSpan().Clear();
            Ramp(slot, ramping, step);
            for (ulong left = born; left != 0; left &= left - 1)
            {
                int lane = BitOperations.TrailingZeroCount(left);
                (SeatBlock block, int seat) = slot.Seats![lane] = seats.Seat(slot, lane, places[project], slot.Profile.Address, step, ages, memory);
                block.Project |= 1UL << seat;
                block.Exposed &= ~(1UL << seat);
            }

            town.Welcome(new Newborn(true, born, born == 0 ? [] : slot[Field.Orders], slot.LnOutput, ramp));
        }
    }

    /// <summary>Gives memory back.</summary>
    public void Release()
    {
        foreach (EnterpriseBlock slot in slots)
        {
            slot.Release();
        }
    }

    /// <summary>Steps up the ramp of a project where it sits. Until it is fully ramped up it is exposed to nothing, so it sits there still.</summary>
    private void Ramp(EnterpriseBlock slot, ulong ramping, int step)
    {
        for (; ramping != 0; ramping &= ramping - 1)
        {
            int lane = BitOperations.TrailingZeroCount(ramping);
            (double factor, bool exposed) = BirthPhase.Ramp(slot, step, lane);
            (SeatBlock block, int seat) = slot.Seats![lane];
            ramp[lane] = block[Field.Orders][seat] * (factor - 1);
            block[Field.LnOrders][seat] += Elementary.Log(factor);
            block.Exposed |= exposed ? 1UL << seat : 0;
        }
    }

    private ulong Opened(int project, int step) => step > 0 ? Opens(project, step) : 0;

    private ref ulong Opens(int project, int step) => ref opens[project * (steps + 1) + step];
}
