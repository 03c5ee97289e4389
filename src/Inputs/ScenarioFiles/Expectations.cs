using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>The key <c>expect</c>: statements about the result.</summary>
/// <param name="reader">Reads fields.</param>
/// <param name="region">The region.</param>
/// <param name="own">Targets the scenario sets.</param>
/// <param name="lastYear">Horizon year.</param>
/// <param name="scenarios">Ids of the scenarios of the region.</param>
internal sealed class Expectations(FieldReader reader, Region region, ImmutableArray<Target> own, int lastYear, string[] scenarios)
{
    private static readonly string[] Kpis = [.. KpiCatalogue.All.Select(k => k.Id).Distinct()];
    private static readonly string[] Directions = ["higher", "lower", "same"];
    private readonly string[] entities = [.. region.Towns.Select(t => t.Id), .. region.Groups.Select(g => g.Id)];

    /// <summary>Reads the statements.</summary>
    /// <param name="items">The items of the list.</param>
    /// <returns>The statements in the order of the file.</returns>
    public ImmutableArray<Expectation> Read(IEnumerable<YamlMap> items) => [.. items.Select(One).OfType<Expectation>()];

    private Expectation? One(YamlMap item)
    {
        var map = new YamlMapReader(reader, item, ScenarioKeys.Statement.Names);
        Target? target = null;
        string entity = "", kpi = "";
        int year = lastYear;
        if (map.OptionalScalar("target") is { } named)
        {
            Target[] known = [.. own, .. region.Targets.Where(t => t.NotModelled is null && !own.Any(o => o.Id == t.Id))];
            string id = reader.Known(named, region.Targets.IsEmpty ? null : [.. known.Select(t => t.Id)], Noun.Target);
            target = id == named.Text ? known.FirstOrDefault(t => t.Id == id) : null; // one mistake, one fault
            (entity, kpi, year) = (target?.Entity ?? "", target?.Kpi ?? "", target?.Year ?? lastYear);
            if (target?.Year > lastYear)
            {
                reader.Log.Add(named, Rules.BeyondHorizon);
            }

            foreach (string extra in new[] { "entity", "kpi", "at", "prices" }.Where(map.Has))
            {
                reader.Log.Add(map.Optional(extra)!.At, Rules.NotBesideTarget);
            }
        }
        else
        {
            entity = map.Scalar("entity") is { } e ? reader.Known(e, entities, Noun.TownOrGroup, TitledNames.Of(region)) : "";
            kpi = map.Scalar("kpi") is { } k ? Kpi(k, entity) : "";
            year = map.OptionalScalar("at") is { } at ? Year(at) : lastYear;
        }

        bool constant = map.OptionalScalar("prices") is { } prices && reader.Known(prices, ["constant", "current"], Noun.Prices) == "constant";
        string? versus = map.OptionalScalar("vs") is { } vs ? reader.Known(vs, scenarios, Noun.Scenario) : null;
        int replications = (map.OptionalScalar("replications") is { } n ? reader.Whole(n, ScenarioKeys.FewestReplications, 1_000_000) : null)
            ?? Expectation.DefaultReplications;
        string[] measures = [.. ScenarioKeys.Measures.Where(map.Has)];
        if (measures.Length != 1)
        {
            reader.Log.Add(item.At with { Text = string.Join(", ", measures) }, Rules.OneMeasure(string.Join(", ", ScenarioKeys.Measures)));
            return null;
        }

        YamlValue bound = map.Optional(measures[0])!;
        var measure = Enum.Parse<ExpectationMeasure>(measures[0], ignoreCase: true);
        if (target is null && !map.Has("target") && measure is ExpectationMeasure.Probability or ExpectationMeasure.Attainment or ExpectationMeasure.Shortfall)
        {
            reader.Log.Add(bound.At with { Text = measures[0] }, Rules.OnlyOfTarget);
        }

        if (target is { Hardness: not "hard" } && measure is ExpectationMeasure.Probability or ExpectationMeasure.Shortfall)
        {
            reader.Log.Add(bound.At with { Text = measures[0] }, Rules.OnlyOfHard);
        }

        (double? above, double? below, bool same) = Bound(bound, measure, versus is not null);
        Unit(map, item, bound, measure, kpi);
        return new Expectation
        {
            Target = target?.Id,
            Entity = entity,
            Kpi = kpi,
            ConstantPrices = constant,
            Year = year,
            Measure = measure,
            Above = above,
            Below = below,
            Same = same,
            Versus = versus,
            Replications = replications,
            Line = item.At.Line,
        };
    }

    private string Kpi(Field field, string entity)
    {
        string kpi = reader.Known(field, Kpis, Noun.Kpi);
        if (KpiCatalogue.Find(kpi) is { } info && entities.Contains(entity) && !EntityOutcomes.Speaks(region, entity, info.Kpi))
        {
            reader.Log.Add(field, Rules.NotOfEntity(entity));
        }

        return kpi;
    }

    private int Year(Field field)
    {
        if (field.Text == "horizon")
        {
            return lastYear;
        }

        string year = field.Text.EndsWith("-12-31", StringComparison.Ordinal) ? field.Text[..^6] : field.Text;
        if (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= region.BaseYear && number <= lastYear)
        {
            return number;
        }

        reader.Log.Add(field, Rules.Whole(region.BaseYear, lastYear));
        return lastYear;
    }

    private (double? Above, double? Below, bool Same) Bound(YamlValue value, ExpectationMeasure measure, bool compares)
    {
        if (value is YamlScalar { At: var word })
        {
            string direction = reader.Known(word, Directions, Noun.Direction);
            if (!compares)
            {
                reader.Log.Add(word, Rules.DirectionNeedsVs);
            }

            return (direction == "higher" ? 0 : null, direction == "lower" ? 0 : null, direction == "same");
        }

        if (YamlMapReader.As<YamlMap>(reader, value, Rules.NotAMap) is not { } content)
        {
            return default;
        }

        var map = new YamlMapReader(reader, content, "above", "below");
        double low = measure == ExpectationMeasure.Probability ? compares ? -1 : 0 : double.MinValue;
        double high = measure == ExpectationMeasure.Probability ? 1 : double.MaxValue;
        double? above = map.OptionalScalar("above") is { } a ? reader.Number(a, low, high) : null;
        double? below = map.OptionalScalar("below") is { } b ? reader.Number(b, low, high) : null;
        if (above is null && below is null && content.Entries.Count == 0)
        {
            reader.Log.Add(content.At, Rules.Empty);
        }

        if (above >= below)
        {
            reader.Log.Add(map.OptionalScalar("above")!.Value, Rules.LowBelowHigh);
        }

        return (above, below, false);
    }

    /// <summary>A bound that is no share stands beside its unit.</summary>
    private void Unit(YamlMapReader map, YamlMap item, YamlValue bound, ExpectationMeasure measure, string kpi)
    {
        string unit = measure is ExpectationMeasure.Probability or ExpectationMeasure.Attainment ? "1" : KpiCatalogue.Find(kpi)?.Unit ?? "";
        Field? stated = map.OptionalScalar("unit");
        if (stated is { } field && unit.Length > 0 && field.Text != unit)
        {
            reader.Log.Add(field, Rules.UnitIs(unit), unit);
        }
        else if (stated is null && bound is YamlMap && unit is not ("" or "1"))
        {
            reader.Log.Add(item.At with { Text = "unit" }, Rules.MissingKey, unit);
        }
    }
}
