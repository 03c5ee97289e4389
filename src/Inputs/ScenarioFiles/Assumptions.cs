using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>The keys <c>demandShifts</c> and <c>stops</c>: what a planner assumes of the world.</summary>
/// <param name="reader">Reads fields.</param>
/// <param name="region">The region.</param>
/// <param name="calendar">The quarters simulated.</param>
internal sealed class Assumptions(FieldReader reader, Region region, ScenarioCalendar calendar)
{
    private readonly string[] towns = [.. region.Towns.Select(t => t.Id)];

    /// <summary>Shifts of demand, by town and quarter.</summary>
    /// <param name="items">The items of <c>demandShifts</c>.</param>
    /// <returns>The shifts.</returns>
    public ImmutableArray<DemandShift> Shifts(IEnumerable<YamlMap> items)
    {
        var shifts = new List<DemandShift>();
        foreach (YamlMap item in items)
        {
            var map = new YamlMapReader(reader, item, ScenarioKeys.Shift.Names);
            Field? place = map.Scalar("at");
            Quarter? at = place is { } p ? calendar.Read(reader, p) : null;
            double shift = map.Scalar("shift") is { } s ? Shift(s) : double.NaN;
            ImmutableArray<string> named = Towns(map);
            if (at is not { } quarter)
            {
                continue;
            }

            if (shifts.Exists(o => o.At == quarter && named.Contains(o.Town)))
            {
                reader.Log.Add(place!.Value, Rules.ShiftTwice);
                continue;
            }

            shifts.AddRange(named.Select(t => new DemandShift(t, quarter, shift)));
        }

        return [.. shifts.OrderBy(s => s.Town, StringComparer.Ordinal).ThenBy(s => s.At)];
    }

    /// <summary>Standstills, by town and quarter.</summary>
    /// <param name="items">The items of <c>stops</c>.</param>
    /// <returns>The standstills.</returns>
    public ImmutableArray<StoppedCapacity> Stops(IEnumerable<YamlMap> items)
    {
        var stops = new List<StoppedCapacity>();
        foreach (YamlMap item in items)
        {
            var map = new YamlMapReader(reader, item, ScenarioKeys.Stop.Names);
            Field? start = map.Scalar("from");
            Field? end = map.Scalar("until");
            Quarter? from = start is { } s ? calendar.Read(reader, s) : null;
            Quarter? until = end is { } e ? calendar.ReadEnd(reader, e) : null;
            double share = Standing(map, item);
            ImmutableArray<string> named = Towns(map);
            if (from is not { } first || until is not { } last)
            {
                continue;
            }

            if (last < first)
            {
                reader.Log.Add(end!.Value, Rules.UntilAfterFrom);
            }
            else if (stops.Exists(o => named.Contains(o.Town) && o.From <= last && first <= o.Until))
            {
                reader.Log.Add(start!.Value, Rules.Overlap);
            }

            stops.AddRange(named.Select(t => new StoppedCapacity(t, first, last, share)));
        }

        return [.. stops.OrderBy(s => s.Town, StringComparer.Ordinal).ThenBy(s => s.From)];
    }

    private double Shift(Field field)
    {
        Shape.Number range = ScenarioKeys.ShiftShare;
        double shift = reader.NumberAbove(field, range.Low);
        if (shift > range.High)
        {
            reader.Log.Add(field, Rules.Between(range.Low, range.High));
        }

        return shift;
    }

    /// <summary>
    /// Share of a town's capacity that stands still: said as it is, or as a share of enterprises of which each stops a share
    /// of its capacity. The model stops no enterprise by name: the product applies to all alike.
    /// </summary>
    private double Standing(YamlMapReader map, YamlMap item)
    {
        double Share(string key) => map.OptionalScalar(key) is { } field ? reader.Number(field, Shape.Share.Low, Shape.Share.High) : 1;
        bool whole = map.Has("share"), parts = map.Has("enterprises") && map.Has("capacity");
        if (whole ? map.Has("enterprises") || map.Has("capacity") : !parts)
        {
            reader.Log.Add(item.At with { Text = "share" }, Rules.StopShare);
        }

        return Share("share") * Share("enterprises") * Share("capacity");
    }

    private ImmutableArray<string> Towns(YamlMapReader map)
    {
        string town = map.Scalar("town") is { } field
            ? reader.Known(field, [.. towns, LeverSettings.AllTowns], Noun.Town, TitledNames.Of(region))
            : "";
        return town == LeverSettings.AllTowns ? [.. towns] : [town];
    }
}
