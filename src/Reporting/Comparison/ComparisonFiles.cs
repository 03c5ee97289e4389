using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Reporting;

/// <summary><c>compare.json</c> and <c>compare.csv</c>.</summary>
public static class ComparisonFiles
{
    /// <summary>Name of the JSON file; a folder that holds one is a comparison's.</summary>
    public const string JsonName = "compare.json";

    /// <summary>Name of the CSV file.</summary>
    public const string CsvName = "compare.csv";

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
        "scenario", "base", "target", "entity", "kpi", "at", "measure", "unit", "base_value", "value", "difference", "low", "high",
        "paired_width", "unpaired_width", "counted", "verdict", "needs_more", "sentence_zh", "sentence_en",
    ];

    /// <summary>The JSON file's content.</summary>
    /// <param name="zh">The comparison in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>UTF-8, indented.</returns>
    public static byte[] Json(ComparisonPages zh, ComparisonPages en)
    {
        ArgumentNullException.ThrowIfNull(zh);
        ArgumentNullException.ThrowIfNull(en);
        ScenarioComparison comparison = zh.Comparison;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Schema = 1,
            comparison.Seed,
            comparison.Replications,
            Confidence = 0.95,
            comparison.Scenarios,
            comparison.Differing,
            comparison.ExpectedByChance,
            Figures = zh.Lines.Zip(en.Lines, (a, b) => new { a.Figure, Sentence = new { Zh = a.Sentence, En = b.Sentence } }),
            comparison.Statements,
        }, s_options);
    }

    /// <summary>The CSV file's content.</summary>
    /// <param name="zh">The comparison in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>UTF-8 with a byte order mark.</returns>
    public static byte[] Csv(ComparisonPages zh, ComparisonPages en)
    {
        ArgumentNullException.ThrowIfNull(zh);
        ArgumentNullException.ThrowIfNull(en);
        using MemoryStream stream = new();
        using (StreamWriter writer = new(stream, CsvText.Encoding))
        {
            CsvText.Row(writer, s_columns);
            string first = zh.Comparison.Scenarios[0].Id;
            for (int i = 0; i < zh.Lines.Length; i++)
            {
                ComparedFigure f = zh.Lines[i].Figure;
                CsvText.Row(
                    writer, f.Scenario, first, f.Target ?? "", f.Entity, f.Kpi, f.At, Name(f.Measure),
                    f.Measure == ExpectationMeasure.Probability ? "1" : f.Unit,
                    NumberText.Exact(f.Base), NumberText.Exact(f.Own), NumberText.Exact(f.Difference), NumberText.Exact(f.Low), NumberText.Exact(f.High),
                    NumberText.Exact(f.PairedWidth), NumberText.Exact(f.UnpairedWidth), NumberText.Exact(f.Counted), Name(f.Verdict),
                    f.NeedsMore is int more ? NumberText.Exact(more) : "", zh.Lines[i].Sentence, en.Lines[i].Sentence);
            }
        }

        return stream.ToArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
