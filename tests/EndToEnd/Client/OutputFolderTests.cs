using Zyz.Sim.Client;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Client;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zyz-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Check_FolderWithOtherFiles_IsRefusedAsUsage()
    {
        File.WriteAllText(Path.Combine(_root, "thesis.docx"), "");
        Assert.Equal(ExitCode.Usage, Assert.Throws<CommandFailure>(() => OutputFolder.Check(_root)).Code);
        Assert.True(File.Exists(Path.Combine(_root, "thesis.docx")));
    }

    [Fact]
    public void Check_ForeignManifest_IsRefused()
    {
        File.WriteAllText(Path.Combine(_root, ManifestText.FileName), "{}");
        Assert.Throws<CommandFailure>(() => OutputFolder.Check(_root));
    }

    [Fact]
    public void Begin_WorkbookOpenElsewhere_IsRefusedBeforeAnythingIsComputed()
    {
        string target = Earlier(), workbook = Path.Combine(target, ResultsWorkbook.FileName);
        using (FileStream held = new(workbook, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            CommandFailure failure = Assert.Throws<CommandFailure>(() => OutputFolder.Begin(target));
            Assert.Equal(ExitCode.Usage, failure.Code);
            Assert.Contains(workbook + " is open in another program", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal([target], Directory.EnumerateFileSystemEntries(_root));
        using OutputFolder output = OutputFolder.Begin(target);
    }

    /// <summary>A file opened while the run went on keeps the folder on Windows: the result is written beside it and not lost.</summary>
    [Fact]
    public void Complete_EarlierResultCannotBeMoved_WritesBesideIt()
    {
        string target = Earlier();
        Directory.CreateDirectory(target + "-2");
        using OutputFolder output = OutputFolder.Begin(target);
        File.WriteAllText(Path.Combine(output.Partial, "results.json"), "new");
        string inTheWay = Path.Combine(_root, $".baseline.earlier-{Environment.ProcessId}");
        File.WriteAllText(inTheWay, "");

        Assert.Equal(target + "-3", output.Complete());

        Assert.Equal("new", File.ReadAllText(Path.Combine(target + "-3", "results.json")));
        Assert.True(File.Exists(Path.Combine(target, ManifestText.FileName)));
    }

    [Fact]
    public void Begin_FolderThatCannotBe_IsAUsageFault()
    {
        File.WriteAllText(Path.Combine(_root, "file"), "");
        CommandFailure failure = Assert.Throws<CommandFailure>(() => OutputFolder.Begin(Path.Combine(_root, "file", "below")));
        Assert.Equal(ExitCode.Usage, failure.Code);
    }

    [Fact]
    public void Dispose_NotCompleted_LeavesNothing()
    {
        string target = Path.Combine(_root, "baseline");
        using (OutputFolder output = OutputFolder.Begin(target))
        {
            File.WriteAllText(Path.Combine(output.Partial, "results.json"), "{}");
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void Complete_EarlierResult_IsReplacedAndAPersonsOwnFilesStay()
    {
        string target = Earlier();
        File.WriteAllText(Path.Combine(target, "notes.txt"), "mine");
        using (OutputFolder output = OutputFolder.Begin(target))
        {
            File.WriteAllText(Path.Combine(output.Partial, "results.json"), "new");
            output.Complete();
        }

        Assert.Equal("mine", File.ReadAllText(Path.Combine(target, "notes.txt")));
        Assert.Equal("new", File.ReadAllText(Path.Combine(target, "results.json")));
        Assert.False(Directory.Exists(Path.Combine(target, "charts")));
        Assert.Equal([target], Directory.EnumerateFileSystemEntries(_root));
    }

    /// <summary>A folder with an earlier result of ours.</summary>
    private string Earlier()
    {
        string target = Path.Combine(_root, "baseline");
        Directory.CreateDirectory(Path.Combine(target, "charts"));
        File.WriteAllText(Path.Combine(target, "charts", "old.svg"), "");
        File.WriteAllText(Path.Combine(target, ManifestText.FileName), $$$"""
            {"form":"{{{Manifest.FormName}}}","schema":1,"planHash":"","resultHash":"","modelVersion":"","productVersion":"","region":"",
             "scenarioHash":"","scenario":{},"seed":1,"replications":64,"epistemicDraws":200,"actors":false,"inputs":[],
             "host":{"operatingSystem":"","framework":"","architecture":"","processors":1,"startedAt":"","wallSeconds":1,"commandLine":[]}}
            """);
        return target;
    }
}
