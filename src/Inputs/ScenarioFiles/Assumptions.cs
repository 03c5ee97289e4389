using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
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
    private const double LargestShift = 10;
    private readonly string[] towns = [.. region.Towns.Select(t => t.Id)];

    /// <summary>Shifts of demand, by town and quarter.</summary>
    /// <param name="items">The items of <c>demandShifts</c>.</param>
    /// <returns>The shifts.</returns>
    public ImmutableArray<DemandShift> Shifts(IEnumerable<YamlMap> items)
    {
        var shifts = new List<DemandShift>();
        foreach (YamlMap item in items)
        {
            var map = new YamlMapReader(reader, item, "town", "at", "shift");
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
            var map = new YamlMapReader(reader, item, "town", "from", "until", "share");
            Field? start = map.Scalar("from");
            Field? end = map.Scalar("until");
            Quarter? from = start is { } s ? calendar.Read(reader, s) : null;
            Quarter? until = end is { } e ? calendar.Read(reader, e) : null;
            double share = map.Scalar("share") is { } f ? reader.Number(f, 0, 1) : double.NaN;
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
        double shift = reader.NumberAbove(field, -1);
        if (shift > LargestShift)
        {
            reader.Log.Add(field, Rules.Between(-1, LargestShift));
        }

        return shift;
    }

    private ImmutableArray<string> Towns(YamlMapReader map)
    {
        string town = map.Scalar("town") is { } field
            ? reader.Known(field, [.. towns, LeverSettings.AllTowns], Noun.Town)
            : "";
        return town == LeverSettings.AllTowns ? [.. towns] : [town];
    }
}
