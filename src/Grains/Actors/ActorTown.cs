using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Actors;

/// <summary>
/// Plays a town with its enterprises as actors: each quarter it sends its aggregates, every enterprise advances itself and
/// reports, a barrier, next quarter. The same bits as a batch: reports are added in the order of slots.
/// </summary>
internal sealed class ActorTown(IGrainFactory grains, PlanSettings settings, TownOrder order, string town)
{
    private readonly TownSetting setting = settings.Town(town);

    public async Task<TownBatchOutcome> PlayAsync()
    {
        long started = Stopwatch.GetTimestamp();
        var batch = new BatchOutcome(settings.Plan, order);
        try
        {
            for (int i = 0; i < order.Chunks; i++)
            {
                batch.Add(i, await PlayChunkAsync(order.FirstChunk + i));
            }
        }
        catch (ModelException failure)
        {
            return BatchOutcome.Failed(failure.Message);
        }

        batch.Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return batch.Done(stored: false);
    }

    private async Task<TownOutcomes> PlayChunkAsync(int chunk)
    {
        var state = new TownState(settings.Draws(town, chunk), new TownMemory(setting.Steps));
        var outcomes = new TownOutcomes(setting.Years);
        var tally = new AnnualTally(state, outcomes);
        var alive = new ulong[setting.Slots.Length];
        var ever = new ulong[setting.Slots.Length];
        await BeginAsync(state, tally, chunk, alive, ever);
        for (int step = 1; step <= setting.Steps; step++)
        {
            state.Open(step);
            await BearAsync(state, chunk, step, alive, ever);
            state.Redistribute();
            outcomes.EnterpriseQuarters += alive.Sum(mask => (long)BitOperations.PopCount(mask));
            await AskAsync(state, chunk, SlotPhase.Advance, alive, i => alive[i] != 0);
            state.Share();
            bool fourth = step % 4 == 0;
            if (fourth)
            {
                state.OpenAnnual(step);
            }

            await AskAsync(state, chunk, SlotPhase.Finish, alive, i => alive[i] != 0);
            tally.AddQuarter();
            state.Close();
            if (fourth)
            {
                tally.WriteYear();
            }
        }

        await AskAsync(state, chunk, SlotPhase.End, alive, _ => true);
        outcomes.IdentitiesChecked = state.Identities.Checked;
        outcomes.IdentitiesViolated = state.Identities.Violated;
        outcomes.Unplaced = state.Unplaced;
        return outcomes;
    }

    private async Task BeginAsync(TownState state, AnnualTally tally, int chunk, ulong[] alive, ulong[] ever)
    {
        SlotReport[] reports = await AskAsync(state, chunk, SlotPhase.Begin, alive, _ => true);
        for (int i = 0; i < reports.Length; i++)
        {
            ever[i] = reports[i].Ever;
            if (reports[i].Numbers.Length > 0)
            {
                int[] dates = MemoryMarshal.Cast<byte, int>(reports[i].Numbers).ToArray();
                tally.Register(dates.AsSpan(0, DrawAddress.GroupSize), dates.AsSpan(DrawAddress.GroupSize));
            }
        }

        state.BeginAtOrigin();
        state.OpenAnnual(0);
        await AskAsync(state, chunk, SlotPhase.CountBase, alive, i => alive[i] != 0);
        tally.WriteBase();
    }

    private async Task BearAsync(TownState state, int chunk, int step, ulong[] alive, ulong[] ever)
    {
        bool May(int i) => setting.Slots[i].Kind == SlotKind.Entrant ? setting.Slots[i].Step == step : ever[i] != 0;
        SlotReport[] reports = await AskAsync(state, chunk, SlotPhase.Bear, alive, May);
        for (int i = 0; i < reports.Length; i++)
        {
            if (reports[i] is { Numbers.Length: > 0 } report)
            {
                double[] numbers = MemoryMarshal.Cast<byte, double>(report.Numbers).ToArray();
                const int Lanes = DrawAddress.GroupSize;
                state.Welcome(new Newborn(
                    setting.Slots[i].IsProject, report.Born, numbers.AsSpan(0, Lanes), numbers.AsSpan(Lanes, Lanes), numbers.AsSpan(2 * Lanes, Lanes)));
            }
        }
    }

    /// <summary>Asks all enterprises a phase concerns, side by side, and adds what they report in the order of slots.</summary>
    private async Task<SlotReport[]> AskAsync(TownState state, int chunk, SlotPhase phase, ulong[] alive, Func<int, bool> concerns)
    {
        var call = new SlotCall(order.Plan, chunk, phase, QuarterMessages.Write(state.Quarter));
        var asked = new Task<SlotReport>?[alive.Length];
        for (int i = 0; i < alive.Length; i++)
        {
            asked[i] = concerns(i) ? Enterprise(setting.Slots[i].Id).PlayAsync(call) : null;
        }

        var reports = new SlotReport[alive.Length];
        for (int i = 0; i < alive.Length; i++)
        {
            reports[i] = asked[i] is { } task ? await task : Silent;
            if (asked[i] is not null)
            {
                alive[i] = reports[i].Alive;
                state.Sums.Add(MemoryMarshal.Cast<byte, double>(reports[i].Sums));
            }
        }

        return reports;
    }

    private static SlotReport Silent { get; } = new(0, 0, 0, [], []);

    private IEnterpriseGrain Enterprise(string slot) => grains.GetGrain<IEnterpriseGrain>($"{order.Plan.Region}/{slot}");
}
