using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Calibration;

/// <summary>What changed between the members before and after the figures, parameter by parameter and shock by shock.</summary>
internal sealed class Findings(Region region, ImmutableArray<StateRow> rows, double[][] before, double[][] after)
{
    /// <summary>Every parameter of the state; towns' drifts, made of three; levers' parameters, unmoved.</summary>
    public ImmutableArray<ParameterChange> Parameters()
    {
        var found = new List<ParameterChange>();
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Parameter is { } parameter)
            {
                ParameterInfo info = ParameterCatalogue.Of(parameter);
                StateRow row = rows[i];
                found.Add(new ParameterChange(
                    info.Name, row.Scope, info.Unit, Summary.Of(before[i].Select(row.At)), Summary.Of(after[i].Select(row.At)), Contraction(before[i], after[i]), false));
            }
        }

        found.AddRange(region.Towns.Select(TownDrift));
        found.AddRange(Levers());
        return [.. found.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Scope, StringComparer.Ordinal)];
    }

    /// <summary>Every shock by year.</summary>
    public ImmutableArray<InferredShock> Shocks()
    {
        var years = new SortedDictionary<(string Kind, string Scope, int Year), double[]>();
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Key.When is { } quarter)
            {
                (string, string, int) key = (rows[i].Key.Purpose.ToString(), rows[i].Scope, quarter.Year);
                double[] sum = years.TryGetValue(key, out double[]? had) ? had : years[key] = new double[after[i].Length];
                for (int member = 0; member < sum.Length; member++)
                {
                    sum[member] += after[i][member] * Math.Sqrt(Quarter.StepYears);
                }
            }
        }

        return [.. years.OrderBy(y => y.Key.Kind, StringComparer.Ordinal).ThenBy(y => y.Key.Scope, StringComparer.Ordinal).ThenBy(y => y.Key.Year).Select(y =>
        {
            Summary summary = Summary.Of(y.Value);
            return new InferredShock(y.Key.Kind, y.Key.Scope, y.Key.Year, summary.Mean, summary.Sd);
        })];
    }

    private ParameterChange TownDrift(Town town)
    {
        double[] Drift(double[][] scores)
        {
            double[] common = Values(scores, Parameter.CommonDrift, town), spread = Values(scores, Parameter.DriftSpread, town), own = Values(scores, Parameter.DriftDeviation, town);
            return [.. common.Select((x, m) => x + spread[m] * own[m])];
        }

        double[] was = Drift(before), now = Drift(after);
        return new ParameterChange("townDrift", town.Id, ParameterCatalogue.Of(Parameter.CommonDrift).Unit, Summary.Of(was), Summary.Of(now), Contraction(was, now), false);
    }

    /// <summary>A parameter of a town by member: a mean over its classes, and a fixed one as it is.</summary>
    private double[] Values(double[][] scores, Parameter parameter, Town town)
    {
        ParameterInfo info = ParameterCatalogue.Of(parameter);
        var values = new double[scores[0].Length];
        ImmutableArray<Prior> priors = region.PriorsOf(info.Name, town);
        foreach (Prior prior in priors)
        {
            StateRow own = StateRow.Of(info, prior, town);
            int at = Enumerable.Range(0, rows.Length).FirstOrDefault(i => rows[i].Key == own.Key, -1);
            for (int member = 0; member < values.Length; member++)
            {
                values[member] += own.At(at < 0 ? 0 : scores[at][member]) / priors.Length;
            }
        }

        return values;
    }

    private IEnumerable<ParameterChange> Levers()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Town town in region.Towns)
        {
            foreach (ParameterInfo info in ParameterCatalogue.All.Where(p => LeverParameters.Contains(p.Parameter)))
            {
                foreach (StateRow row in region.PriorsOf(info.Name, town).Where(p => p.Family != PriorFamily.Fixed).Select(p => StateRow.Of(info, p, town)).Where(r => seen.Add(r.Key.Entity)))
                {
                    double low = row.At(-1.6448536269514722), middle = row.At(0), high = row.At(1.6448536269514722);
                    var same = new Summary(middle, (row.At(1) - row.At(-1)) / 2, low, middle, high);
                    yield return new ParameterChange(info.Name, row.Scope, info.Unit, same, same, 0, true);
                }
            }
        }
    }

    private static double Contraction(double[] was, double[] now)
    {
        double variance = Summary.Of(was).Sd;
        double left = Summary.Of(now).Sd;
        return variance > 0 ? 1 - left * left / (variance * variance) : 0;
    }
}
