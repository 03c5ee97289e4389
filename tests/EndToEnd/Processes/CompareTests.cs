using System.Text.Json;
using System.Xml.Linq;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary><c>compare</c> as a planner meets it.</summary>
public sealed class CompareTests
{
    private static readonly string Pack = Path.GetDirectoryName(Zyz.Baseline)!;

    [Fact]
    public async Task Compare_ThreeScenarios_WritesFiguresSentencesAndOneChart()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        string[] call = ["--lang", "zh", "compare", Zyz.Baseline, Path.Combine(Pack, "projects-first.yaml"), Path.Combine(Pack, "markets-first.yaml"), "--replications", "256", "--output", output];
        Zyz.Answer answer = await Zyz.RunAsync(call);
        Assert.True(answer.Code == 0, answer.Error + answer.Output);
        Assert.Contains("重大项目优先", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", answer.Output + answer.Error, StringComparison.Ordinal);
        JsonElement comparison = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "compare.json"))).RootElement;
        Assert.Equal(3, comparison.GetProperty("scenarios").GetArrayLength());
        JsonElement[] figures = [.. comparison.GetProperty("figures").EnumerateArray()];
        Assert.Contains(figures, f => f.GetProperty("figure").GetProperty("entity").GetString() == "all_towns");
        Assert.All(figures, f => Assert.True(f.GetProperty("sentence").GetProperty("zh").GetString()!.Length > 10 && f.GetProperty("sentence").GetProperty("en").GetString()!.Length > 10));
        Assert.Equal(figures.Length + 1, File.ReadAllLines(Path.Combine(output, "compare.csv")).Length);
        Assert.Equal("svg", XDocument.Load(Path.Combine(output, "charts", "differences.svg")).Root!.Name.LocalName);
        Assert.True(File.Exists(Path.Combine(output, "scenarios", "projects-first", "results.json")));

        // A second run takes the place of the first, and gives the same bytes.
        byte[] first = File.ReadAllBytes(Path.Combine(output, "compare.json"));
        Assert.Equal(0, (await Zyz.RunAsync([.. call, "--threads", "1"])).Code);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(output, "compare.json")));
    }

    [Fact]
    public async Task Compare_WithACopyOfItself_IsExactlyZero()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), copy = Path.Combine(pack, "copy.yaml");
        File.WriteAllText(copy, File.ReadAllText(Path.Combine(pack, "baseline.yaml")).Replace("id: baseline", "id: copy", StringComparison.Ordinal));
        Zyz.Answer answer = await Zyz.RunAsync(
            ["--lang", "en", "compare", Path.Combine(pack, "baseline.yaml"), copy, "--replications", "128", "--json", "--output", Path.Combine(folder.Path, "out")]);
        Assert.True(answer.Code == 0, answer.Error);
        JsonElement root = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(0, root.GetProperty("differing").GetInt32());
        Assert.All(root.GetProperty("figures").EnumerateArray(), f => Assert.Equal(0, f.GetProperty("figure").GetProperty("difference").GetDouble()));
    }

    [Fact]
    public async Task Compare_AStatementThatFails_SaysSoAndEndsWithSix()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), bold = Path.Combine(pack, "bold.yaml");
        File.WriteAllText(bold, """
            schema: 1
            id: bold
            extends: baseline
            title: { zh: 夸口, en: Bold }
            question: { zh: 一定达标吗？, en: "Is it certain?" }
            expect:
              - { target: K1, probability: { above: 0.9 } }
            """);
        Zyz.Answer answer = await Zyz.RunAsync(
            ["--lang", "en", "compare", Path.Combine(pack, "baseline.yaml"), bold, "--replications", "128", "--output", Path.Combine(folder.Path, "out")]);
        Assert.True(answer.Code == 6, answer.Error + answer.Output);
        Assert.Contains("stated above 90.0 %: fails", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TwoWrongFiles_TellsOfBothAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        Zyz.Answer answer = await Zyz.RunAsync(["--lang", "en", "compare", Path.Combine(Pack, "baselin.yaml"), Path.Combine(Pack, "project-first.yaml"), "--output", output]);
        Assert.Equal(3, answer.Code);
        Assert.Contains("baselin.yaml", answer.Error, StringComparison.Ordinal);
        Assert.Contains("projects-first.yaml", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public async Task Compare_OneFileAlone_IsAUsageFault()
    {
        Zyz.Answer answer = await Zyz.RunAsync(["--lang", "en", "compare", Zyz.Baseline]);
        Assert.Equal(2, answer.Code);
        Assert.Contains("two scenario files", answer.Error, StringComparison.Ordinal);
    }
}
