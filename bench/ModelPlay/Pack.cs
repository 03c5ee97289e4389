using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Bench.ModelPlay;

/// <summary>Plans from the region packs of the repository.</summary>
internal static class Pack
{
    /// <summary>The plan of a scenario file.</summary>
    /// <param name="scenario">Path inside the repository.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static Plan Read(string scenario)
    {
        string file = Root.Of(scenario);
        Region region = Value(RegionReader.Read(Path.GetDirectoryName(file)!));
        return Plan.From(region, Value(ScenarioReader.Read(file, region)));
    }

    private static T Value<T>(Reading<T> reading)
        where T : class =>
        reading.Value ?? throw new UsageException(string.Join(Environment.NewLine, reading.Faults.Select(f => $"{f.File}:{f.Line}:{f.Column}: {f.Value}: {f.Rule.En}")));
}
