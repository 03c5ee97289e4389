using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs;

/// <summary>JSON schemas (2020-12) of the YAML files, for editors: written from the tables of keys the readers use.</summary>
public static class InputSchemas
{
    /// <summary>The schema of scenario files.</summary>
    /// <param name="region">A region whose towns, levers, targets … are to be offered and checked by name; or null.</param>
    /// <returns>JSON, indented, ending with a line end.</returns>
    public static string Scenario(Region? region) =>
        new SchemaWriter(region).Write(ScenarioKeys.Scenario, new("Zyz.Sim 情景文件", "Zyz.Sim scenario file"));

    /// <summary>The schema of <c>region.yaml</c>.</summary>
    /// <returns>JSON.</returns>
    public static string Region() => new SchemaWriter(null).Write(RegionKeys.Region, new("Zyz.Sim 区域文件 region.yaml", "Zyz.Sim region.yaml"));

    /// <summary>The schema of <c>levers.yaml</c>.</summary>
    /// <returns>JSON.</returns>
    public static string Levers() => new SchemaWriter(null).Write(RegionKeys.Levers, new("Zyz.Sim 行动文件 levers.yaml", "Zyz.Sim levers.yaml"));
}
