using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary><c>results.csv</c>: every number of a result as one row, for spreadsheets and scripts.</summary>
public static class ResultsCsv
{
    private static readonly string[] s_columns = ["scenario", "entity", "kpi", "unit", "prices", "at", "statistic", "value"];

    /// <summary>Writes the file's content.</summary>
    /// <param name="result">The result.</param>
    /// <returns>UTF-8 with a byte order mark.</returns>
    public static byte[] Write(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using MemoryStream stream = new();
        using (StreamWriter writer = new(stream, CsvText.Encoding))
        {
            CsvText.Row(writer, s_columns);
            foreach (Series series in result.Series)
            {
                WriteSeries(writer, result.Scenario.Id, series);
            }

            foreach (TargetForecast target in result.Targets)
            {
                WriteTarget(writer, result.Scenario.Id, target);
            }

            WriteJoint(writer, result);
        }

        return stream.ToArray();
    }

    private static void WriteSeries(StreamWriter writer, string scenario, Series series)
    {
        foreach (SeriesPoint point in series.Points)
        {
            void Put(string statistic, double value) => CsvText.Row(
                writer, scenario, series.Entity, series.Kpi, series.Unit, series.Prices ?? "", point.At, statistic, NumberText.Exact(value));
            Put("mean", point.Mean);
            Put("p05", point.P05);
            Put("p25", point.P25);
            Put("p50", point.P50);
            Put("p75", point.P75);
            Put("p95", point.P95);
        }
    }

    private static void WriteTarget(StreamWriter writer, string scenario, TargetForecast target)
    {
        string prices = KpiCatalogue.Find(target.Kpi)?.Prices ?? "";
        void Put(string statistic, string unit, double? value)
        {
            if (value is double number)
            {
                CsvText.Row(writer, scenario, target.Entity, target.Kpi, unit, prices, target.At, statistic, NumberText.Exact(number));
            }
        }

        Put("target", target.Unit, target.Value);
        if (target.Probability is { } probability)
        {
            Put("probability", "1", probability.Estimate);
            Put("probability_hits", "1", probability.Hits);
            Put("probability_counted", "1", probability.Counted);
            Put("probability_mc_low", "1", probability.MonteCarloLow);
            Put("probability_mc_high", "1", probability.MonteCarloHigh);
            Put("probability_epistemic_low", "1", probability.EpistemicLow);
            Put("probability_epistemic_high", "1", probability.EpistemicHigh);
        }

        PutQuantiles("outcome", target.Unit, target.Distribution, Put);
        PutQuantiles("attainment", "1", target.Attainment, Put);
        Put("expected_shortfall", target.Unit, target.ExpectedShortfall);
        Put("required_growth_per_year", "1", target.RequiredGrowthPerYear);
        Put("applicable_share", "1", target.ApplicableShare);
        foreach ((string year, double share) in target.FirstPassage ?? ImmutableSortedDictionary<string, double>.Empty)
        {
            Put("first_passage_" + year, "1", share);
        }
    }

    private static void PutQuantiles(string name, string unit, Quantiles? quantiles, Action<string, string, double?> put)
    {
        put(name + "_p05", unit, quantiles?.P05);
        put(name + "_p25", unit, quantiles?.P25);
        put(name + "_p50", unit, quantiles?.P50);
        put(name + "_p75", unit, quantiles?.P75);
        put(name + "_p95", unit, quantiles?.P95);
    }

    private static void WriteJoint(StreamWriter writer, RunResult result)
    {
        void Put(string statistic, double? value)
        {
            if (value is double number)
            {
                CsvText.Row(writer, result.Scenario.Id, TownGroup.Total, "all_town_output_targets", "1", "", result.Horizon, statistic, NumberText.Exact(number));
            }
        }

        Put("probability", result.Joint.AllTownOutputTargets);
        Put("probability_hits", result.Joint.Hits);
        Put("probability_mc_low", result.Joint.MonteCarloLow);
        Put("probability_mc_high", result.Joint.MonteCarloHigh);
    }
}
