using Zyz.Sim.Client;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Client;

public sealed class XinzhouListTests
{
    private static readonly string s_folder = Folder();

    [Fact]
    public void Names_OfThePack_CanBeDrawnWithTheEmbeddedFont()
    {
        Region region = RegionReader.Read(s_folder).Value!;
        IEnumerable<Text> names = region.Towns.Select(t => t.Title).Concat(region.Towns.Select(t => t.County))
            .Concat(region.Groups.Select(g => g.Title)).Concat(region.Levers.Select(l => l.Title));
        Assert.All(names, name => Assert.True(ChartFont.CanDraw(name.Zh) && ChartFont.CanDraw(name.En), name.Zh));
    }

    [Theory]
    [InlineData("zh", "定襄法兰", "强度 0", "市场主体倍增")]
    [InlineData("en", "Dingxiang flanges", "intensity 1", "Doubling market entities")]
    public async Task List_ThePack_ShowsTownsLeversTargetsScenarios(string language, params string[] expected)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(["list", "--region", s_folder, "--lang", language]);
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("", error.ToString());
        string text = output.ToString();
        Assert.All(expected, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Contains("  baseline  ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("  levers  ", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("  K9  ", StringComparison.Ordinal) < text.IndexOf("  K10  ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_SpoiltScenario_ListsEveryFaultAndComputesNothing()
    {
        string copy = Directory.CreateTempSubdirectory("zyz-").FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(s_folder))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            string scenario = Path.Combine(copy, "spoilt.yaml");
            await File.WriteAllTextAsync(scenario, "schema: 1\nid: spoilt\ntitel: { zh: 甲, en: A }\nhorizont: 2025-12-31\n");
            using StringWriter output = new(), error = new();
            int code = await new ZyzCommand(new Terminal(output, error, false, false))
                .RunAsync(["run", scenario, "--lang", "en", "--output", Path.Combine(copy, "out")]);
            Assert.Equal(ExitCode.InvalidInput, code);
            Assert.Equal("", output.ToString());
            Assert.Contains("spoilt.yaml:3:1", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("spoilt.yaml:4:1", error.ToString(), StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(copy, "out")));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zyz.Sim.sln")))
            {
                return Path.Combine(folder.FullName, "scenarios", "xinzhou");
            }
        }

        throw new InvalidOperationException("The repository was not found above the tests.");
    }
}
