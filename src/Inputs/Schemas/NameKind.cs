namespace Zyz.Sim.Inputs.Schemas;

/// <summary>What a name in a YAML file is looked up among; a schema for one region lists the names.</summary>
internal enum NameKind
{
    Town,
    TownOrAll,
    TownOrGroup,
    Lever,
    Series,
    Kpi,
    Target,
    Project,
    Scenario,
    Source,
    Class,
    Id,
}
