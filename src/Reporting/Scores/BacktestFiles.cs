using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zyz.Sim.Model.Panels;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scores;

namespace Zyz.Sim.Reporting;

/// <summary><c>backtest.json</c> and <c>backtest.csv</c>.</summary>
public static class BacktestFiles
{
    /// <summary>Name of the JSON file; a folder that holds one is a backtest's.</summary>
    public const string JsonName = "backtest.json";

    /// <summary>Name of the CSV file: every forecast beside its actual.</summary>
    public const string CsvName = "backtest.csv";

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly string[] s_columns =
    [
        "origin", "kind", "entity", "measure", "unit", "year", "ahead", "actual", "forecaster", "median", "p25", "p75", "p10", "p90", "p05", "p95",
        "crps", "pit", "held50", "held80", "held90", "probability_of_growth", "brier", "log_score", "in_pack",
    ];

    /// <summary>The JSON file's content: means, verdicts, what was learnt.</summary>
    /// <param name="report">The report.</param>
    /// <returns>UTF-8, indented.</returns>
    public static byte[] Json(BacktestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Schema = 1,
            report.Id,
            report.Title,
            report.Measure,
            report.Unit,
            report.Source,
            report.Seed,
            report.Members,
            ModelVersion = Zyz.Sim.Model.ModelVersion.Current,
            Scale = "ln",
            report.Origins,
            Summaries = report.Summaries.Select(Summary),
            Learnt = report.Learnt.Select(Learnt),
            Bounds = report.Bounds.Select(b => new { b.Origin, b.Figure.Entity, b.Figure.Measure, b.Figure.Year, b.Figure.Relation, b.Figure.Value, b.Figure.Unit, b.Figure.Published, b.Figure.Source, b.Median, b.Probability }),
            LeftOut = report.LeftOut,
            Notes = ScoreTexts.Notes(report),
        }, s_options);
    }

    /// <summary>The CSV file's content: a row for every figure and forecaster.</summary>
    /// <param name="report">The report.</param>
    /// <returns>UTF-8 with a byte order mark.</returns>
    public static byte[] Csv(BacktestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using MemoryStream stream = new();
        using (StreamWriter writer = new(stream, CsvText.Encoding))
        {
            CsvText.Row(writer, s_columns);
            Rows(writer, report.Figures, report.Measure is null ? "region" : "firm", report.Unit?.En);
            Rows(writer, report.Groups, "group", report.Unit?.En);
        }

        return stream.ToArray();
    }

    private static void Rows(StreamWriter writer, IEnumerable<ScoredFigure> figures, string kind, string? unit)
    {
        foreach (ScoredFigure f in figures)
        {
            foreach (ForecastScore s in f.Scores)
            {
                CsvText.Row(
                    writer, f.Origin, kind, f.Entity, f.Measure, f.Figure?.Unit ?? unit ?? "", NumberText.Exact(f.Year), NumberText.Exact(f.Ahead), Level(f.LnActual),
                    JsonNamingPolicy.CamelCase.ConvertName(s.Forecaster.ToString()), Level(s.Median), Level(s.Intervals[0].Low), Level(s.Intervals[0].High),
                    Level(s.Intervals[1].Low), Level(s.Intervals[1].High), Level(s.Intervals[2].Low), Level(s.Intervals[2].High),
                    NumberText.Exact(s.Crps), NumberText.Exact(s.Pit), Yes(s.Held[0]), Yes(s.Held[1]), Yes(s.Held[2]),
                    Optional(s.Probability), Optional(s.Brier), Optional(s.Log), Yes(f.InPack));
            }
        }
    }

    private static object Summary(ScoreSummary s) => new
    {
        s.Kind,
        s.Ahead,
        s.Figures,
        s.Years,
        s.Verdict,
        s.Offered,
        Sentence = ScoreTexts.Verdict(s),
        s.Skill,
        SkillLow = s.SkillInterval?.Low,
        SkillHigh = s.SkillInterval?.High,
        DieboldMariano = s.Test,
        Forecasters = s.Forecasters.Select(f => new
        {
            f.Forecaster,
            f.Figures,
            f.Crps,
            Coverage = new { P50 = f.Coverage[0], P80 = f.Coverage[1], P90 = f.Coverage[2] },
            Width = new { P50 = f.Width[0], P80 = f.Width[1], P90 = f.Width[2] },
            f.Brier,
            LogScore = f.Log,
            f.Pit,
        }),
    };

    private static object Learnt(PanelLearning l) => new
    {
        l.Origin,
        Firms = l.Firms.Length,
        Growths = l.Firms.Sum(f => f.Growth.Length),
        NoiseAtMedianSize = Math.Exp(l.Noise.LnNoise),
        NoiseLogSd = l.Noise.LnNoiseSd,
        SizeExponent = l.Noise.Exponent,
        SizeExponentSd = l.Noise.ExponentSd,
        OwnDriftSpread = l.Noise.DriftSpread,
        YearShock = l.Common.YearShock.Median,
        GroupShock = l.Common.GroupShock.Median,
        CommonDrift = l.Common.Drift.Mean,
        CommonDriftSd = l.Common.Drift.Sd,
    };

    private static string Level(double ln) => NumberText.Exact(Math.Exp(ln));

    private static string Yes(bool held) => held ? "1" : "0";

    private static string Optional(double? value) => value is { } v ? NumberText.Exact(v) : "";
}
