using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Names that files hold never lead out of the region folder.</summary>
public sealed class PathTests
{
    public static TheoryData<string> Names =>
    [
        "../secret", "..", ".", "/etc/passwd", "sub/secret", "..\\secret", "sub\\secret", "C:\\secret", "C:secret", "\\\\server\\share\\secret", "\\\\?\\C:\\secret", "%2e%2e%2fsecret", "..%2fsecret", "....//secret", "file:///etc/passwd", "~/secret", "CON", "secret.",
        "baseline/../../secret", "\u2024\u2024/secret",
    ];

    [Theory, MemberData(nameof(Names))]
    public void Extends_OfAnyPath_NamesAScenarioOfTheFolderOrNothing(string name)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        File.Copy(Path.Combine(pack, "baseline.yaml"), Path.Combine(folder.Path, "secret.yaml"));
        Directory.CreateDirectory(Path.Combine(pack, "sub"));
        File.Copy(Path.Combine(pack, "baseline.yaml"), Path.Combine(pack, "sub", "secret.yaml"));
        File.WriteAllText(Path.Combine(pack, "trial.yaml"), $"schema: 1\nid: trial\nextends: '{name}'\ntitle: {{ zh: 试, en: Trial }}\n");

        Reading<Scenario> reading = ScenarioReader.Read(Path.Combine(pack, "trial.yaml"), RegionReader.Read(pack).Value!);

        Assert.Contains(reading.Faults, f => f.Rule.En == "there is no such scenario in this folder");
        Assert.All(reading.Files, f => Assert.Equal("trial.yaml", f.Path));
    }

    [Theory, MemberData(nameof(Names))]
    public void File_OfAPanel_IsInItsFolderOrFaulted(string name)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "secret"), "firm,year,size\na,2020,1\n");
        string panel = Directory.CreateDirectory(Path.Combine(folder.Path, "panel")).FullName;
        File.WriteAllText(Path.Combine(panel, "panel.yaml"),
            $"schema: 1\nid: p\ntitle: {{ zh: 试, en: T }}\nmeasure: {{ zh: 试, en: T }}\nunit: {{ zh: 试, en: T }}\nsource: s\nfile: '{name}'\ncolumns: {{ firm: firm, year: year, size: size }}\n");

        Reading<Model.Panels.FirmPanel> reading = PanelReader.Read(panel);

        Assert.NotEmpty(reading.Faults);
        Assert.All(reading.Files, f => Assert.Equal("panel.yaml", f.Path));
    }

    [Theory, MemberData(nameof(Names))]
    public void Folder_AskedForAnyPath_ReadsNothingOutside(string name)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        File.WriteAllText(Path.Combine(folder.Path, "secret"), "secret");
        var faults = new List<Fault>();
        Assert.Null(new PackFolder(pack, faults).Read(name, out _));
        Assert.Single(faults);
    }

    /// <summary>The link itself stays inside; the folder on its way does not.</summary>
    [SkippableTheory]
    [InlineData("sub/levers.yaml")]
    [InlineData("../pack/sub/levers.yaml")]
    [InlineData("sub/../sub/levers.yaml")]
    [InlineData("../levers.yaml")]
    [InlineData("levers.yaml")]
    public void Link_ThatLeadsOutside_IsNotFollowed(string target)
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var folder = new TemporaryFolder();
        string copied = folder.CopyPack(), pack = Path.Combine(folder.Path, "pack"), outside = Directory.CreateTempSubdirectory("zyz-outside-").FullName;
        if (copied != pack)
        {
            Directory.Move(copied, pack);
        }

        try
        {
            string file = Path.Combine(pack, "levers.yaml");
            File.Copy(file, Path.Combine(outside, "levers.yaml"));
            File.Copy(file, Path.Combine(folder.Path, "levers.yaml"));
            File.Delete(file);
            Directory.CreateSymbolicLink(Path.Combine(pack, "sub"), outside);
            File.CreateSymbolicLink(file, target);

            Reading<Region> reading = RegionReader.Read(pack);

            Assert.Contains(reading.Faults, f => f.File == "levers.yaml" && f.Rule.En is "the link leads out of the region folder" or "the file is missing");
            Assert.DoesNotContain(reading.Files, f => f.Path == "levers.yaml");
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [SkippableFact]
    public void Link_WithinThePackOrToThePack_IsFollowed()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), link = Path.Combine(folder.Path, "link");
        File.Move(Path.Combine(pack, "levers.yaml"), Path.Combine(pack, "levers-2022.txt"));
        File.CreateSymbolicLink(Path.Combine(pack, "levers.yaml"), "levers-2022.txt");
        Directory.CreateSymbolicLink(link, pack);
        Assert.Empty(RegionReader.Read(pack).Faults);
        Assert.Empty(RegionReader.Read(link).Faults);
    }

    [Theory, MemberData(nameof(Names))]
    public void Vintage_OfAnyId_IsWrittenInItsFolderOrNot(string name)
    {
        using var folder = new TemporaryFolder();
        string vintages = Directory.CreateDirectory(Path.Combine(folder.Path, "a", "vintages")).FullName;
        try
        {
            VintageFile.Write(vintages, name, [1]);
        }
        catch (ArgumentException)
        {
            // refused
        }

        Assert.All(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories), f => Assert.Equal(vintages, Path.GetDirectoryName(f)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Chart_OfAnyEntity_HasAFileName(string name) => Assert.Matches(@"\Aoutput_value-[A-Za-z0-9_.-]*\z", ChartSet.FileName(name));

    [Fact]
    public async Task Command_WithAFileBeyondTheLimit_NamesFileSizeAndLimit()
    {
        using var folder = new TemporaryFolder();
        string manifest = folder.File(ManifestText.FileName, "");
        folder.File(ManifestText.PlanFileName, "{}");
        using (FileStream large = File.OpenWrite(manifest))
        {
            large.SetLength((64L << 20) + 1);
        }

        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(["resimulate", folder.Path, "--enterprise", "flange/e0001", "--lang", "zh"]);

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains($"文件过大：{manifest} 有 67108865 字节，上限 67108864 字节", error.ToString(), StringComparison.Ordinal);
    }
}
