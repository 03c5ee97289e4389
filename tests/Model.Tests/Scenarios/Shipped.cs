using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Inputs;

namespace Zyz.Sim.Model.Tests.Scenarios;

/// <summary>The scenarios of Xinzhou as they are shipped, played when a test asks and then kept.</summary>
internal static class Shipped
{
    private static readonly ConcurrentDictionary<(string, int), Lazy<PlayedScenario>> Games = [];

    public static Region Region { get; } = RegionReader.Read(PackCopy.Original).Value!;

    public static ImmutableArray<string> Ids { get; } =
    [
        .. Directory.EnumerateFiles(PackCopy.Original, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Except(["region", "levers"])
            .Order(StringComparer.Ordinal),
    ];

    public static Scenario Scenario(string id)
    {
        Reading<Scenario> reading = ScenarioReader.Read(Path.Combine(PackCopy.Original, id + ".yaml"), Region);
        Assert.Equal("", string.Join("\n", reading.Faults));
        return reading.Value!;
    }

    public static PlayedScenario Played(string id, int replications) =>
        Games.GetOrAdd((id, replications), key => new Lazy<PlayedScenario>(() => Play(Plan.From(Region, Scenario(key.Item1)), key.Item2))).Value;

    private static PlayedScenario Play(Plan plan, int replications)
    {
        TownSetting[] towns = [.. plan.Region.Towns.Select(t => TownSetting.Of(plan, t.Id))];
        var table = new OutcomeTable(towns.Select(t => t.Town.Id), [.. Enumerable.Range(0, TownOutcomes.PlaneCount)], [.. Enumerable.Range(0, towns[0].Years + 1)], replications);
        Parallel.ForEach(towns, town =>
        {
            var player = new TownPlayer(town);
            for (int first = 0; first < replications; first += DrawAddress.GroupSize)
            {
                TownOutcomes group = player.Play(new DrawAddress(plan.Scenario.Seed, (uint)(first / DrawAddress.GroupSize)), ParameterSource.Own);
                table.Put(town.Town.Id, first, DrawAddress.GroupSize, MemoryMarshal.AsBytes(group.Values));
            }
        });
        return new PlayedScenario(plan, table);
    }
}
