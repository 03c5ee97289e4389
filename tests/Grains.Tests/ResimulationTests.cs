using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Tests;

/// <summary>An enterprise re-simulates itself alone, exactly: enterprises meet only through their town's aggregates.</summary>
public sealed class ResimulationTests
{
    [Fact]
    public async Task Resimulate_AllEnterprisesOfATown_MakeTheirOutputBitForBitAndTheTowns()
    {
        const int Replications = 64;
        byte[] text = RegionSample.Plan();
        Plan plan = PlanText.Read(text);
        TownSetting tea = TownSetting.Of(plan, "tea");
        var own = new double[tea.Steps * Replications];
        Dictionary<string, double[]> made = tea.Slots.ToDictionary(slot => slot.Id, _ => new double[own.Length]);
        new TownPlayer(tea).Play(new DrawAddress(plan.Scenario.Seed, 0), ParameterSource.Own, (town, slots) =>
        {
            int at = (town.Quarter.Step - 1) * Replications;
            town.Sums[SumField.Output].CopyTo(own.AsSpan(at));
            foreach (EnterpriseBlock slot in slots)
            {
                for (int lane = 0; lane < Replications; lane++)
                {
                    made[slot.Profile.Id][at + lane] = (slot.Alive >> lane & 1) != 0 ? slot[Field.Output][lane] : double.NaN; // who left is known no more
                }
            }
        });

        await using Cluster cluster = await Cluster.StartAsync(2);
        var sum = new double[own.Length];
        int lived = 0;
        long compared = 0;
        foreach (SlotProfile slot in tea.Slots)
        {
            EnterprisePath path = await cluster.Grains.GetGrain<IEnterpriseGrain>($"xinzhou/{slot.Id}").ResimulateAsync(new ResimulateRequest(text, Replications));
            double[] output = MemoryMarshal.Cast<byte, double>(path.Output).ToArray();
            lived += output.Any(x => x > 0) ? 1 : 0;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += output[i];
                if (!double.IsNaN(made[slot.Id][i]))
                {
                    Assert.Equal(BitConverter.DoubleToInt64Bits(made[slot.Id][i]), BitConverter.DoubleToInt64Bits(output[i]));
                    compared++;
                }
            }
        }

        Assert.True(lived > tea.Population.Ids.Length, "no entrant or project ever lived: the test would say little");
        Assert.True(compared > 5000, $"{compared} enterprise-quarters of the living were compared");
        double slack = tea.Slots.Length * Math.Pow(2, -46); // a town adds up on a grid: each summand may be off by 2^-47 of what it made last quarter
        Assert.All(own.Zip(sum), pair => Assert.InRange(pair.Second, pair.First * (1 - slack), pair.First * (1 + slack)));
    }

    [Fact]
    public async Task Resimulate_UnknownEnterprise_SaysWhichThereAre()
    {
        await using Cluster cluster = await Cluster.StartAsync(2);
        IEnterpriseGrain nobody = cluster.Grains.GetGrain<IEnterpriseGrain>("xinzhou/tea/e9999");
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => nobody.ResimulateAsync(new ResimulateRequest(RegionSample.Plan(), 64)));
        Assert.Contains("tea/e0001", error.Message, StringComparison.Ordinal);
    }
}
