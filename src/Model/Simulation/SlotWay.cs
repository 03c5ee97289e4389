using System.Numerics;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation;

/// <summary>The readable way to play a town: slot after slot, each in all its replications.</summary>
/// <param name="setting">The town.</param>
/// <param name="runner">How a slot is played, for given draws.</param>
internal sealed class SlotWay(TownSetting setting, Func<TownDraws, ISlotRunner> runner) : ITownWay
{
    private readonly EnterpriseBlock[] slots = [.. setting.Slots.Select(p => new EnterpriseBlock { Profile = p })];
    private readonly int[] signings = new int[DrawAddress.GroupSize];
    private readonly double[] ramp = new double[DrawAddress.GroupSize];

    public void Play(TownState town, TownOutcomes outcomes, LaneMemory lanes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        try
        {
            Play(town, runner(town.Drawn), outcomes, lanes, observe);
        }
        finally
        {
            foreach (EnterpriseBlock slot in slots)
            {
                slot.Release();
            }
        }
    }

    private void Play(TownState town, ISlotRunner run, TownOutcomes outcomes, LaneMemory lanes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        var tally = new AnnualTally(town, outcomes);
        Begin(town, run, tally, lanes);
        for (int step = 1; step <= town.Setting.Steps; step++)
        {
            town.Open(step);
            foreach (EnterpriseBlock slot in slots)
            {
                if (run.Bear(slot, town.Quarter, ramp))
                {
                    town.Welcome(new Newborn(slot.Profile.IsProject, slot.Born, slot[Field.Orders], slot.LnOutput, ramp));
                }
            }

            town.Redistribute();
            foreach (EnterpriseBlock slot in slots.Where(s => s.Alive != 0))
            {
                outcomes.EnterpriseQuarters += BitOperations.PopCount(slot.Alive);
                run.Advance(slot, town.Quarter, town.Sums);
            }

            town.Share();
            bool fourth = step % 4 == 0;
            if (fourth)
            {
                town.OpenAnnual(step);
            }

            foreach (EnterpriseBlock slot in slots.Where(s => s.Alive != 0))
            {
                run.Finish(slot, town.Quarter, town.Sums);
                if (fourth)
                {
                    run.CloseYear(slot, town.Quarter, town.Sums);
                }
            }

            observe?.Invoke(town, slots);
            tally.AddQuarter();
            town.Close();
            if (fourth)
            {
                tally.WriteYear();
            }
        }
    }

    private void Begin(TownState town, ISlotRunner run, AnnualTally tally, LaneMemory lanes)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            EnterpriseBlock slot = slots[i];
            slot.Reset(town.Setting.Slots[i], lanes);
            Span<int> signed = slot.Profile.IsProject ? signings : [];
            run.Begin(slot, town.Quarter, town.Sums, signed);
            if (signed.ContainsAnyExcept(ProjectSchedule.Never))
            {
                tally.Register(signed, slot.Opening!);
            }
        }

        town.BeginAtOrigin();
        town.OpenAnnual(0);
        foreach (EnterpriseBlock slot in slots.Where(s => s.Alive != 0))
        {
            run.CountBase(slot, town.Quarter, town.Sums);
        }

        tally.WriteBase();
    }
}
