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
    public async Task Resimulate_AllEnterprisesOfATown_SumToTheTownsOutputBitForBit()
    {
        const int Replications = 64;
        byte[] text = RegionSample.Plan();
        Plan plan = PlanText.Read(text);
        TownSetting tea = TownSetting.Of(plan, "tea");
        var own = new double[tea.Steps * Replications];
        new TownPlayer(tea).Play(new DrawAddress(plan.Scenario.Seed, 0), ParameterSource.Own, (town, _) =>
            town.Sums[SumField.Output].CopyTo(own.AsSpan((town.Quarter.Step - 1) * Replications)));

        await using Cluster cluster = await Cluster.StartAsync(2);
        var sum = new double[own.Length];
        int lived = 0;
        foreach (SlotProfile slot in tea.Slots)
        {
            EnterprisePath path = await cluster.Grains.GetGrain<IEnterpriseGrain>($"xinzhou/{slot.Id}").ResimulateAsync(new ResimulateRequest(text, Replications));
            double[] output = MemoryMarshal.Cast<byte, double>(path.Output).ToArray();
            lived += output.Any(x => x > 0) ? 1 : 0;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += output[i];
            }
        }

        Assert.True(lived > tea.Population.Ids.Length, "no entrant or project ever lived: the test would say little");
        Assert.Equal(own.Select(BitConverter.DoubleToInt64Bits), sum.Select(BitConverter.DoubleToInt64Bits));
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
