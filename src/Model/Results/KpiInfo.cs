using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Results;

/// <summary>Id, unit and name of a measure.</summary>
/// <param name="Kpi">The measure.</param>
/// <param name="Id">Id scripts rely on.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Prices"><c>current</c>, <c>constant</c> or null.</param>
/// <param name="Title">Name.</param>
public sealed record KpiInfo(Kpi Kpi, string Id, string Unit, string? Prices, Text Title);
