using System.Collections.Immutable;

namespace Zyz.Sim.Model.Results;

/// <summary>One measure of one entity, year by year, over replications.</summary>
/// <param name="Entity">Town or group.</param>
/// <param name="Kpi">Kpi id.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Prices"><c>current</c>, <c>constant</c>, or null where the measure is no money.</param>
/// <param name="Frequency">Always <c>annual</c>.</param>
/// <param name="Points">One point per year, the base year first.</param>
public sealed record Series(
    string Entity, string Kpi, string Unit, string? Prices, string Frequency, ImmutableArray<SeriesPoint> Points);
