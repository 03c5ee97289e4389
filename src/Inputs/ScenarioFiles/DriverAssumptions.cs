using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>The key <c>drivers</c>: series → year → an assumed figure in the unit the series has in <c>drivers.csv</c>.</summary>
/// <param name="reader">Reads fields.</param>
/// <param name="region">The region.</param>
/// <param name="calendar">The quarters simulated.</param>
/// <param name="origin">Forecast origin: an assumption is known from it on.</param>
internal sealed class DriverAssumptions(FieldReader reader, Region region, ScenarioCalendar calendar, string origin)
{
    /// <summary>Reads the figures.</summary>
    /// <param name="drivers">The value of the key.</param>
    /// <returns>The figures by series and year.</returns>
    public ImmutableArray<DriverFigure> Read(YamlMap drivers)
    {
        Dictionary<string, string> units = region.Drivers.DistinctBy(d => d.Series).ToDictionary(d => d.Series, d => d.Unit, StringComparer.Ordinal);
        var figures = new List<DriverFigure>();
        foreach ((Field key, YamlValue value) in YamlMapReader.Unique(reader, drivers))
        {
            string series = reader.Known(key, units.Count == 0 ? null : units.Keys, Noun.Series);
            if (YamlMapReader.As<YamlMap>(reader, value, Rules.NotAMap) is { } years)
            {
                figures.AddRange(YamlMapReader.Unique(reader, years).Select(e => One(series, units.GetValueOrDefault(series, ""), e.Key, e.Value)).OfType<DriverFigure>());
            }
        }

        return [.. figures.OrderBy(f => f.Series, StringComparer.Ordinal).ThenBy(f => f.Year)];
    }

    private DriverFigure? One(string series, string unit, Field key, YamlValue value)
    {
        int last = calendar.IsInherited(key) ? Years.Last : calendar.Last.Year; // an inherited year beyond the horizon acts on no quarter
        int? year = int.TryParse(key.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int stated) && stated >= calendar.First.Year - 1 && stated <= last
            ? stated : null;
        if (year is null)
        {
            reader.Log.Add(key, Rules.Whole(calendar.First.Year - 1, last));
        }

        double figure = YamlMapReader.As<YamlScalar>(reader, value, Rules.NotAScalar) is { } scalar ? DriversFile.Value(reader, scalar.At, unit) : double.NaN;
        return year is { } y ? new DriverFigure(series, y, figure, unit, "assumed", origin, "scenario", "") : null;
    }
}
