namespace Zyz.Sim.Model.Regions;

/// <summary>One published annual figure of a driver.</summary>
/// <param name="Series">Series id, for example <c>ppi_ferrous</c>.</param>
/// <param name="Year">Year it speaks of.</param>
/// <param name="Value">Value in <paramref name="Unit"/>: a level, or a growth in <c>% y/y</c>.</param>
/// <param name="Unit">Unit; <c>% y/y</c> marks growth against the year before.</param>
/// <param name="Status"><c>found</c> or <c>derived</c>.</param>
/// <param name="Published">Day of publication, ISO; a month or a year counts as its last day.</param>
/// <param name="Source">Source id.</param>
/// <param name="Note">Note, may be empty.</param>
public sealed record DriverFigure(
    string Series, int Year, double Value, string Unit, string Status, string Published, string Source, string Note);
