using System.Text.RegularExpressions;
using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>From nothing to a valid scenario: <c>new</c>, then <c>validate</c>.</summary>
public sealed class NewScenarioTests
{
    [Fact]
    public async Task New_FromAParent_IsValidAsItStandsAndWithEveryCommentTakenUp()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), file = Path.Combine(pack, "mine.yaml");

        Assert.Equal(ExitCode.Done, (await CallAsync("new", "mine", "--from", Path.Combine(pack, "baseline.yaml"))).Code);

        Region region = RegionReader.Read(pack).Value!;
        Reading<Scenario> reading = ScenarioReader.Read(file, region);
        Assert.Equal("", string.Join('\n', reading.Faults));
        Assert.Equal("baseline", reading.Value!.Extends);
        string taken = Regex.Replace(File.ReadAllText(file), @"^# (?=[a-zA-Z]+:( |$)(?!\$schema))|^#(?=  )", "", RegexOptions.Multiline);
        File.WriteAllText(file, taken);
        reading = ScenarioReader.Read(file, region);
        Assert.Equal("", string.Join('\n', reading.Faults));
        Scenario scenario = reading.Value!;
        Assert.True(scenario is { Levers.IsEmpty: false, DemandShifts.IsEmpty: false, Stops.IsEmpty: false, Drivers.IsEmpty: false }, taken);
        Assert.True(scenario is { Projects.IsEmpty: false, Targets.IsEmpty: false, Expect.IsEmpty: false, Question: not null }, taken);
    }

    /// <summary>What the pages show can be copied: the README's lines into a new file, the example of the page on scenarios as it is.</summary>
    [Theory]
    [InlineData("README.md", true)]
    [InlineData("docs/scenarios.md", false)]
    public void Examples_OfThePages_AreValid(string page, bool isPart)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        string example = Regex.Match(House.Text(page), "```yaml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string id = isPart ? "mine" : Regex.Match(example, "^id: (.*)$", RegexOptions.Multiline).Groups[1].Value;
        string file = Path.Combine(pack, id + ".yaml");
        File.WriteAllText(file, isPart ? "schema: 1\nid: mine\nextends: baseline\ntitle: { zh: 我的, en: Mine }\n" + example : example);

        Reading<Scenario> reading = ScenarioReader.Read(file, RegionReader.Read(pack).Value!);

        Assert.Equal("", string.Join('\n', reading.Faults));
        Assert.NotEmpty(reading.Value!.Levers);
        Assert.NotEmpty(reading.Value.Expect);
    }

    [Fact]
    public async Task Enterprises_NamedWithASource_AreListedAndPlayNoPart()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), file = Path.Combine(pack, "enterprises.csv");
        string[] lines = File.ReadAllLines(file);
        Region before = RegionReader.Read(pack).Value!;
        Scenario scenario = ScenarioReader.Read(Path.Combine(pack, "baseline.yaml"), before).Value!;
        File.WriteAllLines(file, lines.Select((l, i) => l + (i == 0 ? ",named" : l.StartsWith("flange,", StringComparison.Ordinal) ? ",甲公司、乙公司" : ",")));

        Region region = RegionReader.Read(pack).Value!;
        (_, string output, _) = await CallAsync("list", "towns", "--region", pack, "--lang", "en");

        Assert.Equal(["甲公司", "乙公司"], region.Towns.Single(t => t.Id == "flange").Named.AsEnumerable());
        Assert.Contains("enterprises named in sources: 甲公司、乙公司 (S9)", output, StringComparison.Ordinal);
        Assert.Equal(PlanText.Write(Plan.From(before, scenario)), PlanText.Write(Plan.From(region, scenario)));
    }

    [Theory]
    [InlineData(ExitCode.Usage, "exists and is left alone", "baseline", "--from", "baseline")]
    [InlineData(ExitCode.Usage, "is no id", "my scenario", "--from", "baseline")]
    [InlineData(ExitCode.Usage, "is the name of a file of the pack", "levers", "--from", "baseline")]
    [InlineData(ExitCode.Usage, "can name no file on Windows", "CON", "--from", "baseline")]
    [InlineData(ExitCode.Usage, "can name no file on Windows", "lpt1.test", "--from", "baseline")]
    [InlineData(ExitCode.Usage, "can name no file on Windows", "mine.", "--from", "baseline")]
    [InlineData(ExitCode.InvalidInput, "Did you mean: baseline", "mine", "--from", "basline")]
    [InlineData(ExitCode.Usage, "lies in the folder of the one it extends", "mine", "--from", "baseline", "--output", "/elsewhere/mine.yaml")]
    public async Task New_ThatCannotBe_SaysWhyAndWritesNothing(int code, string message, params string[] args)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        string[] before = Directory.GetFiles(pack);

        (int ended, _, string error) = await CallAsync(["new", .. args, "--region", pack, "--lang", "en"]);

        Assert.Equal(code, ended);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(pack));
    }

    [Theory]
    [InlineData("zh", "没有错误：1 个数据包", "validate", "{pack}")]
    [InlineData("en", "No faults: 1 region pack(s), 1 scenario(s).", "validate", "{pack}/baseline.yaml", "{pack}/priors.csv")]
    [InlineData("en", "extends baseline · majorProjects 0.6–0.9", "list", "scenarios", "--region", "{pack}")]
    [InlineData("zh", "把力量集中到项目落地", "list", "scenarios", "--region", "{pack}")]
    [InlineData("zh", "\"title\": \"Zyz.Sim 区域文件 region.yaml", "schema", "region")]
    [InlineData("en", "yaml-language-server", "schema", "--help")]
    [InlineData("zh", "一次列出全部错误", "validate", "--help")]
    [InlineData("zh", "不覆盖已有文件", "new", "--help")]
    public async Task Verbs_OnTheShippedPack_Answer(string language, string expected, params string[] args)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();

        (int code, string output, string error) = await CallAsync([.. args.Select(a => a.Replace("{pack}", pack, StringComparison.Ordinal)), "--lang", language]);

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_PathThatIsNotThere_NamesTheNearOne()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();

        (int code, _, string error) = await CallAsync("validate", Path.Combine(pack, "baselin.yaml"), "--lang", "en");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains("did you mean 'baseline.yaml'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ScenarioOutsideAPack_SaysWhereItBelongs()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "mine.yaml");
        await File.WriteAllTextAsync(file, "schema: 1\n");
        foreach (string path in new[] { file, folder.Path })
        {
            (int code, _, string error) = await CallAsync("validate", path, "--lang", "en");
            Assert.Equal(ExitCode.InvalidInput, code);
            Assert.Contains("a scenario lies in the folder of its region", error, StringComparison.Ordinal);
            Assert.Contains("1 fault(s) in 1 file(s).", error, StringComparison.Ordinal);
        }
    }

    private static async Task<(int Code, string Output, string Error)> CallAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(args);
        return (code, output.ToString(), error.ToString());
    }
}
