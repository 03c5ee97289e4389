using System.Numerics;
using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Reference;

namespace Zyz.Sim.Grains.Actors;

/// <summary>Re-simulates one enterprise from its town's aggregates, chunk by chunk, and gathers its path.</summary>
internal sealed class PathGatherer
{
    private const int Lanes = DrawAddress.GroupSize;
    private static readonly string[] EventNames = ["births", "closures", "absorptions", "registrations", "deregistrations", "awards"];

    private readonly TownSetting setting;
    private readonly SlotProfile profile;
    private readonly int replications;
    private readonly double[] output;
    private readonly double[] alive;
    private readonly Dictionary<string, int[]> events;

    public PathGatherer(TownSetting setting, SlotProfile profile, int replications)
    {
        this.setting = setting;
        this.profile = profile;
        this.replications = replications;
        output = new double[setting.Steps * replications];
        alive = new double[setting.Steps];
        events = EventNames.ToDictionary(name => name, _ => new int[setting.Steps]);
    }

    /// <summary>Plays a chunk of the enterprise alone.</summary>
    public void Add(int chunk, TownDraws drawn, TownAggregates aggregates)
    {
        int count = Math.Min(Lanes, replications - chunk * Lanes);
        ulong inside = count == Lanes ? ulong.MaxValue : (1UL << count) - 1;
        var slot = new EnterpriseBlock { Profile = profile };
        slot.Reset(profile, new LaneMemory());
        ISlotRunner runner = new ReferenceRunner(drawn);
        var quarter = new TownQuarterBlock();
        var sums = new TownSums();
        var ramp = new double[Lanes];
        QuarterMessages.Read(aggregates.Quarters[0], quarter); // the scale of the base population is told in every quarter
        runner.Begin(slot, quarter, sums, profile.IsProject ? new int[Lanes] : []);
        sums.Clear();
        if (slot.Alive != 0)
        {
            runner.CountBase(slot, quarter, sums);
        }

        foreach (TownQuarterMessage message in aggregates.Quarters)
        {
            QuarterMessages.Read(message, quarter);
            sums.Clear();
            (ulong registered, ulong srdi, ulong centre, ulong green) = (slot.AboveScale, slot.Srdi, slot.TechCentre, slot.Green);
            runner.Bear(slot, quarter, ramp);
            bool lived = slot.Alive != 0;
            if (lived)
            {
                runner.Advance(slot, quarter, sums);
                runner.Finish(slot, quarter, sums);
                if (quarter.Step % 4 == 0 && slot.Alive != 0)
                {
                    runner.CloseYear(slot, quarter, sums);
                }
            }
            else
            {
                slot.Closing = slot.Merging = 0;
            }

            int at = quarter.Step - 1;
            if (lived)
            {
                slot[Field.Output][..count].CopyTo(output.AsSpan(at * replications + chunk * Lanes));
            }

            alive[at] += BitOperations.PopCount(slot.Alive & inside);
            Count("births", at, slot.Born & inside);
            Count("closures", at, slot.Closing & inside);
            Count("absorptions", at, slot.Merging & inside);
            Count("registrations", at, slot.AboveScale & ~registered & inside);
            Count("deregistrations", at, registered & ~slot.AboveScale & slot.Alive & inside);
            foreach (ulong awarded in (ReadOnlySpan<ulong>)[slot.Srdi & ~srdi, slot.TechCentre & ~centre, slot.Green & ~green])
            {
                Count("awards", at, awarded & inside);
            }
        }
    }

    /// <summary>The path over all replications.</summary>
    public EnterprisePath Done()
    {
        int steps = setting.Steps;
        double[] low = new double[steps], middle = new double[steps], high = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            double[] living = [.. output.AsSpan(step * replications, replications).ToArray().Where(x => x > 0)];
            if (living.Length > 0)
            {
                (low[step], middle[step], high[step]) = Spread(living);
            }

            alive[step] /= replications;
        }

        string[] quarters = [.. Enumerable.Range(0, steps).Select(step => (setting.First + step).ToString())];
        return new EnterprisePath(
            profile.Id, replications, quarters, alive, low, middle, high, events, MemoryMarshal.AsBytes(output.AsSpan()).ToArray());
    }

    private static (double Low, double Middle, double High) Spread(double[] values)
    {
        Model.Results.Quantiles q = QuantileSelect.Five(values);
        return (q.P05, q.P50, q.P95);
    }

    private void Count(string name, int step, ulong lanes) => events[name][step] += BitOperations.PopCount(lanes);
}
