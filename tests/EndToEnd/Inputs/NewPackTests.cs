using System.Text.RegularExpressions;
using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary><c>zyz new</c> from a pack: valid as it stands, and no copied number passes for one's own.</summary>
public sealed class NewPackTests
{
    [Theory]
    [InlineData("example")]
    [InlineData("xinzhou")]
    public async Task New_FromAPack_IsValidAndMarksEveryNumber(string source)
    {
        using var folder = new TemporaryFolder();
        string from = folder.CopyPack(source), pack = Path.Combine(folder.Path, "mine");

        (int code, _, string error) = await CallAsync("new", "mine", "--from", from, "--lang", "en");

        Assert.Equal((ExitCode.Done, ""), (code, error));
        Region region = RegionReader.Read(pack).Value!, original = RegionReader.Read(from).Value!;
        Assert.Equal("mine", region.Id);
        Assert.Empty(ScenarioReader.Read(Path.Combine(pack, "baseline.yaml"), region).Faults);
        CopiedNumbers left = CopiedNumbers.Of(region);
        int rows = region.Towns.Length + region.Priors.Length + region.Levers.Length + region.Targets.Length + region.Drivers.Length
            + region.Observations.Length + region.Projects.Length + region.Sources.Length;
        Assert.Equal(rows + 1, left.ToReplace + left.ToReview);
        Assert.Equal(region.Towns.Length, left.ByFile["enterprises.csv"]);
        Assert.All(region.Priors.Where(p => p.Name == "baseOutput"), p => Assert.StartsWith(CopiedNumbers.ReplaceMark, p.Evidence, StringComparison.Ordinal));
        Assert.All(region.Priors.Where(p => p.Scope == ""), p => Assert.StartsWith(CopiedNumbers.ReviewMark, p.Evidence, StringComparison.Ordinal));
        Assert.Equal(original.Priors.Select(p => (p.Name, p.Scope, p.A, p.B)), region.Priors.Select(p => (p.Name, p.Scope, p.A, p.B)));
        Assert.Equal(original.Levers.Select(l => l.MeaningAtFull), region.Levers.Select(l => l.MeaningAtFull));
        Assert.Null(region.Notes);
        Assert.False(CopiedNumbers.Of(original).Any);
    }

    /// <summary>Whoever reads the check, the notes or a picture learns that numbers are not this city's.</summary>
    [Theory]
    [InlineData("zh", "26 处是照抄的", "含照抄、待替换的数字 26 个（非预测）")]
    [InlineData("en", "26 numbers are copied", "26 NUMBERS COPIED AND NOT REPLACED (no forecast)")]
    public async Task Marks_ThatAreLeft_AreToldByCheckNotesAndCharts(string language, string sentence, string chart)
    {
        using var folder = new TemporaryFolder();
        string pack = Path.Combine(folder.Path, "mine"), output = Path.Combine(folder.Path, "out");
        await CallAsync("new", "mine", "--from", Path.Combine(House.Root, "scenarios", "example"), "--output", pack);

        (int code, string said, string error) = await CallAsync("validate", pack, "--lang", language);
        Processes.Zyz.Answer run = await Processes.Zyz.RunAsync(["run", Path.Combine(pack, "baseline.yaml"), "--replications", "64", "--lang", language, "--output", output]);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain(sentence, said, StringComparison.Ordinal);
        Assert.Contains(sentence, Regex.Replace(run.Output, @"\s*\n\s*", ""), StringComparison.Ordinal);
        Assert.Contains(chart, File.ReadAllText(Path.Combine(output, "charts", "output_value-pumps.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_OfARowGivenOwnWords_AreGone()
    {
        using var folder = new TemporaryFolder();
        string pack = Path.Combine(folder.Path, "mine"), file = Path.Combine(pack, "enterprises.csv");
        await CallAsync("new", "mine", "--from", Path.Combine(House.Root, "scenarios", "example"), "--output", pack);
        int before = CopiedNumbers.Of(RegionReader.Read(pack).Value!).ToReplace;
        File.WriteAllText(file, File.ReadAllText(file).Replace(CopiedNumbers.ReplaceMark, "Counted by the county.", StringComparison.Ordinal));

        CopiedNumbers left = CopiedNumbers.Of(RegionReader.Read(pack).Value!);

        Assert.Equal(before - 2, left.ToReplace);
        Assert.DoesNotContain("enterprises.csv", CopiedText.Of(left).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_OverAPackThatIsThere_LeavesItAlone()
    {
        using var folder = new TemporaryFolder();
        string from = folder.CopyPack("example"), other = Path.Combine(folder.Path, "mine");
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(Path.Combine(other, "notes.txt"), "mine");

        (int code, _, string error) = await CallAsync("new", "mine", "--from", from, "--lang", "en");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("exists and is left alone", error, StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Directory.GetFiles(other).Select(f => Path.GetFileName(f)));
    }

    /// <summary>A pack with faults is not copied: its faults would be copied too.</summary>
    [Fact]
    public async Task New_FromAPackWithFaults_NamesThemAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string from = folder.CopyPack("example");
        File.AppendAllText(Path.Combine(from, "enterprises.csv"), "pump,1,1,2026-11-22,x,E1,\n");

        (int code, _, string error) = await CallAsync("new", "mine", "--from", from, "--lang", "en");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains("did you mean 'pumps'?", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "mine")));
    }

    private static async Task<(int Code, string Output, string Error)> CallAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(args);
        return (code, output.ToString(), error.ToString());
    }
}
