using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Annual series of every measure for every town and group.</summary>
internal static class SeriesReadOut
{
    /// <summary>All series, by entity, kpi, prices. A group of the same towns as an earlier one shows only what targets ask of it.</summary>
    public static ImmutableArray<Series> All(Plan plan, EntityOutcomes outcomes, OutcomeTable table)
    {
        string[] entities = [.. plan.Region.Towns.Select(t => t.Id).Concat(plan.Region.Groups.Select(g => g.Id)).Order(StringComparer.Ordinal)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var asked = new List<(string Entity, KpiInfo Kpi)>();
        foreach (string entity in entities)
        {
            bool repeated = !seen.Add(string.Join('+', outcomes.Members(entity))) && plan.Region.Groups.Any(g => g.Id == entity);
            asked.AddRange(KpiCatalogue.All
                .Where(kpi => outcomes.Exists(entity, kpi.Kpi))
                .Where(kpi => !repeated || kpi.Kpi is Kpi.OutputValue or Kpi.OutputValueConstant || plan.Region.Targets.Any(t => t.Entity == entity && t.Kpi == kpi.Id))
                .Select(kpi => (entity, kpi)));
        }

        var series = new Series?[asked.Count];
        Cores.For(series.Length, i => series[i] = One(plan, outcomes, table, asked[i].Entity, asked[i].Kpi));

        return [.. series.OfType<Series>()];
    }

    private static Series? One(Plan plan, EntityOutcomes outcomes, OutcomeTable table, string entity, KpiInfo kpi)
    {
        // Hundreds of series of a row per replication each: made anew they were most of what reading out took from the system.
        double[] row = ArrayPool<double>.Shared.Rent(table.Replications);
        bool[] exists = ArrayPool<bool>.Shared.Rent(table.Replications);
        try
        {
            return One(plan, outcomes, table, entity, kpi, row.AsSpan(0, table.Replications), exists.AsSpan(0, table.Replications));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(row);
            ArrayPool<bool>.Shared.Return(exists);
        }
    }

    private static Series? One(Plan plan, EntityOutcomes outcomes, OutcomeTable table, string entity, KpiInfo kpi, Span<double> values, Span<bool> applicable)
    {
        var points = ImmutableArray.CreateBuilder<SeriesPoint>();
        for (int year = 0; year < table.Years; year++)
        {
            int counted = outcomes.Fill(entity, kpi.Kpi, year, values, applicable);
            if (counted == 0)
            {
                continue;
            }

            Span<double> present = counted == values.Length ? values : Present(values, applicable);
            double sum = 0;
            foreach (double value in present)
            {
                sum += value;
            }

            double mean = sum / present.Length;
            Quantiles q = QuantileSelect.Five(present);
            string at = string.Create(CultureInfo.InvariantCulture, $"{plan.Region.BaseYear + year:D4}-12-31");
            points.Add(new SeriesPoint(at, mean, q.P05, q.P25, q.P50, q.P75, q.P95));
        }

        return points.Count == 0 ? null : new Series(entity, kpi.Id, kpi.Unit, kpi.Prices, "annual", points.ToImmutable());
    }

    /// <summary>Moves the values that exist to the front.</summary>
    private static Span<double> Present(Span<double> values, ReadOnlySpan<bool> applicable)
    {
        int count = 0;
        for (int r = 0; r < values.Length; r++)
        {
            if (applicable[r])
            {
                values[count++] = values[r];
            }
        }

        return values[..count];
    }
}
