using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>The verb as a planner meets it: a vintage written once, exit codes, both languages, what it says of levers, runs that name it.</summary>
public sealed class RecalibrateVerbTests
{
    private static string Row(string entity, double value) => FormattableString.Invariant($"{entity},2026,output_value,eq,{value},亿元,whole town,found,A,2027-03-20,E2,true\n");

    [Fact]
    public async Task Recalibrate_Twice_GivesOneVintageThatRunsNameAndThatNobodyMayAlter()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack("example");
        File.AppendAllText(Path.Combine(pack, "observations.csv"), "pastry,2026,output_value,eq,8.6,亿元,whole town,found,A,2027-03-20,E2,true\n");
        string[] call = ["recalibrate", "--region", pack, "--as-of", "2027-04", "--members", "64"];

        (int code, string output, string error) = await CallAsync([.. call, "--lang", "zh"]);
        (int again, string second, _) = await CallAsync([.. call, "--lang", "en", "--threads", "1", "--batch", "64"]);

        Assert.True(code == 0, error);
        string file = Assert.Single(Directory.GetFiles(Path.Combine(pack, "vintages"), "*.json"));
        Assert.True(File.Exists(Path.ChangeExtension(file, ".svg")));
        Assert.Equal(0, again);
        Assert.Contains("holds this very vintage already", second, StringComparison.Ordinal);
        Assert.Equal(Seal(output), Seal(second));
        Assert.Contains("数据未提供信息", output, StringComparison.Ordinal);
        Assert.Contains("not informed by data", second, StringComparison.Ordinal);
        Assert.Contains("2026 产值", output, StringComparison.Ordinal);
        Assert.Contains("口径与模型的不同（一部分，或更大范围）", output, StringComparison.Ordinal);

        string result = Path.Combine(folder.Path, "result"), scenario = Path.Combine(pack, "baseline.yaml");
        (int ran, _, string why) = await CallAsync("run", scenario, "--vintage", file, "--replications", "64", "--no-charts", "--output", result);
        Assert.True(ran == 0, why);
        JsonNode json = JsonNode.Parse(File.ReadAllBytes(Path.Combine(result, "results.json")))!;
        Assert.Equal((Path.GetFileNameWithoutExtension(file), "2027-04-30"), ((string?)json["vintage"], (string?)json["origin"]));
        Assert.Contains(JsonNode.Parse(File.ReadAllBytes(Path.Combine(result, "manifest.json")))!["inputs"]!.AsArray(), i => ((string?)i!["path"])!.EndsWith(Path.GetFileName(file), StringComparison.Ordinal));

        byte[] sealedText = File.ReadAllBytes(file), altered = [.. sealedText];
        altered[altered.Length / 2] ^= 1;
        File.WriteAllBytes(file, altered);
        (int refused, _, string said) = await CallAsync("run", scenario, "--vintage", file, "--lang", "en");
        Assert.Equal(ExitCode.InvalidInput, refused);
        Assert.Contains("the seal is broken", said, StringComparison.Ordinal);
        CommandFailure kept = Assert.Throws<CommandFailure>(() => VintageFile.Write(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file), sealedText));
        Assert.Equal(ExitCode.CheckFailed, kept.Code);
        Assert.Equal(altered, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData(6, "pastry", 80, "2027-04-01", "pastry 2026 output_value 80", "standard deviations away", "no vintage was written")]
    [InlineData(3, "all_towns", 35, "2027-04-01", "follow from one another", "all_towns 2026 output_value", "pastry 2026 output_value", "pumps 2026 output_value")]
    [InlineData(2, "pastry", 8.6, "gestern", "--as-of: 'gestern' is no day")]
    [InlineData(2, "pastry", 8.6, "2025-06", "must not lie before the end of the base year, 2025-12-31")]
    public async Task Recalibrate_WhatCannotBe_EndsWithItsCodeAndWritesNoVintage(int code, string entity, double value, string day, params string[] said)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack("example");
        File.AppendAllText(Path.Combine(pack, "observations.csv"), Row(entity, value));
        if (entity == "all_towns")
        {
            File.AppendAllText(Path.Combine(pack, "observations.csv"), Row("pastry", 8.6) + Row("pumps", 26.4));
        }

        (int ended, string output, string error) = await CallAsync("recalibrate", "--region", pack, "--as-of", day, "--members", "64", "--lang", "en");

        Assert.True(ended == code, error);
        Assert.Equal("", output);
        Assert.All(said, text => Assert.Contains(text, error, StringComparison.Ordinal));
        Assert.Empty(Directory.Exists(Path.Combine(pack, "vintages")) ? Directory.GetFiles(Path.Combine(pack, "vintages")) : []);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Chart_OfAVintage_SaysWhatLeversLearntAndCanBeDrawn(string language)
    {
        Region region = Zyz.Sim.Inputs.RegionReader.Read(Path.Combine(House.Root, "scenarios", "xinzhou")).Value!;
        Vintage empty = Vintage(region);
        ContractionChart chart = ContractionChart.Of(empty, region, language);
        Assert.All(chart.Words(), words => Assert.True(ChartFont.CanDraw(words), words));
        Assert.Contains(chart.Words(), words => words.Contains(language == "zh" ? "杠杆（1 个参数）：数据未提供信息" : "levers (1 parameters): not informed by data", StringComparison.Ordinal));
        Assert.Contains(chart.Words(), words => words.Contains("(75 %)", StringComparison.Ordinal));
        Assert.Contains("<svg", System.Text.Encoding.UTF8.GetString(ChartSvg.Write(chart)), StringComparison.Ordinal);
    }

    private static Vintage Vintage(Region region)
    {
        Summary before = new(2, 0.4, 1.4, 2, 2.6), after = new(2.2, 0.2, 1.9, 2.2, 2.5);
        RecalibrationRequest request = RecalibrationRequest.Of(region, "2023-01-31", 64, null, null);
        return new Recalibration(request).Finish() with
        {
            Parameters = [new("baseOutput", "tea", "亿元", before, after, 0.75, false), new("ordersEffect7", "", "1", before, before, 0, true), new("closureRate", "", "1/year", before, before, 0.01, false)],
        };
    }

    private static string Seal(string output) => Regex.Match(output, "sha256:[0-9a-f]{64}").Value;

    private static async Task<(int Code, string Output, string Error)> CallAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(args);
        return (code, output.ToString(), error.ToString());
    }
}
