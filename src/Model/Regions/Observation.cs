namespace Zyz.Sim.Model.Regions;

/// <summary>One published figure about the region.</summary>
/// <param name="Entity">Town, group or peer it speaks of.</param>
/// <param name="Year">Year it speaks of.</param>
/// <param name="Measure">What it measures; an id of <see cref="Results.Kpi"/> where it is one.</param>
/// <param name="Relation"><c>eq</c>, <c>gt</c>, <c>ge</c> or <c>approx</c>.</param>
/// <param name="Value">Value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Scope">What exactly it covers, in words.</param>
/// <param name="Status"><c>found</c>, <c>derived</c> or <c>expected</c> (预计); only what was found is assimilated, the others are shown.</param>
/// <param name="Grade">A, B or C.</param>
/// <param name="Published">Day of publication, ISO; a month or a year counts as its last day.</param>
/// <param name="Source">Source id.</param>
/// <param name="WholeScope">True where the scope is that of the model's entity, so that the figure may be drawn beside the forecast.</param>
public sealed record Observation(
    string Entity, int Year, string Measure, string Relation, double Value, string Unit, string Scope, string Status,
    string Grade, string Published, string Source, bool WholeScope);
