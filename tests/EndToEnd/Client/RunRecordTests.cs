using System.Text;
using Zyz.Sim.Client;
using Zyz.Sim.Contracts;
using Zyz.Sim.EndToEnd.Reporting;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Client;

public sealed class RunRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zyz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Written_Result_CanBeRecomputedFromItsFolderAlone()
    {
        Region region = InventedResult.Region();
        Scenario scenario = new()
        {
            Id = "baseline",
            Title = new("基准情景", "Baseline"),
            Origin = "2022-12-31",
            HorizonYear = 2025,
            Seed = 1,
            Replications = 640,
        };
        byte[] plan = PlanText.Write(Plan.From(region, scenario));
        RunResult result = InventedResult.Result();
        byte[] text = ResultText.Write(result);
        RunRecord record = new(
            new RunInput(region, scenario, [new("region.yaml", "00ff")]), plan, new RunRequest(plan, 640, 200, 0, false),
            new RunAnswer(text, 1, 1, 1, new(0, 1, 0, 0)), result, DateTimeOffset.UnixEpoch);
        ResultFolder folder = new(_folder);
        folder.WriteResult(result, text, record.Manifest(["run", "baseline.yaml"]), plan);
        Assert.Equal(4, folder.WriteCharts(result, region, "zh"));

        byte[] planRead = File.ReadAllBytes(Path.Combine(_folder, "plan.json"));
        Manifest manifest = ManifestText.Read(File.ReadAllBytes(Path.Combine(_folder, "manifest.json")))!;
        Assert.Equal(PlanText.Hash(planRead), manifest.PlanHash);
        Assert.Equal(plan, PlanText.Write(PlanText.Read(planRead)));
        Assert.Equal("baseline", manifest.Scenario["id"]!.GetValue<string>());
        Assert.Equal("1970-01-01T00:00:00Z", manifest.Host.StartedAt);
        Assert.Equal("run", manifest.Host.CommandLine[0]);
        Assert.True(File.Exists(Path.Combine(_folder, "charts", "output_value-flange-and-magnesium.svg")));
        Assert.Contains("\"resultHash\"", File.ReadAllText(Path.Combine(_folder, "results.json"), Encoding.UTF8), StringComparison.Ordinal);
    }
}
