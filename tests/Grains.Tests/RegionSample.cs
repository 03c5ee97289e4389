using System.Collections.Immutable;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Grains.Tests;

/// <summary>Three small towns of the real region: enough to cross town, project and entry rules in seconds.</summary>
internal static class RegionSample
{
    private static readonly string[] Kept = ["huangjiu", "magnesium", "tea"];

    public static Region Region { get; } = Small(Read());

    public static Scenario Scenario { get; } = Read("baseline.yaml");

    public static byte[] Plan(ulong? seed = null, bool fullEffort = false) => PlanText.Write(Model.Plans.Plan.From(
        Region, Scenario with { Seed = seed ?? Scenario.Seed, Levers = fullEffort ? Read("all-full.yaml").Levers : Scenario.Levers }));

    private static string Folder
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "Zyz.Sim.sln")))
            {
                folder = Path.GetDirectoryName(folder);
            }

            return Path.Combine(folder ?? throw new InvalidOperationException("not inside the repository"), "scenarios", "xinzhou");
        }
    }

    private static Region Read() => RegionReader.Read(Folder).Value!;

    private static Scenario Read(string name) => ScenarioReader.Read(Path.Combine(Folder, name), Read()).Value!;

    private static Region Small(Region region) => region with
    {
        Towns = [.. region.Towns.Where(t => Kept.Contains(t.Id))],
        Groups = [.. region.Groups.Select(g => g with { Towns = [.. g.Towns.Where(Kept.Contains)] }).Where(g => g.Towns.Length > 0)],
        Targets = [.. region.Targets.Where(t => Kept.Contains(t.Entity) || t.Entity is "all_towns" or "leading_enterprises")],
    };
}
