using System.Text.RegularExpressions;

namespace Zyz.Sim.EndToEnd.Repository;

/// <summary>House rules a reader relies on: short files, no clock or chance in the model, equations named where they live.</summary>
public sealed class SourceTests
{
    private static readonly string[] Banned =
        ["Math.Exp(", "Math.Log(", "Math.Pow(", "Math.Sin(", "Math.Cos(", "DateTime.", "Guid.NewGuid", "new Random(", "Random.Shared", "Stopwatch"];

    [Fact]
    public void Files_OfTheRepository_HaveAtMostFourHundredLines() =>
        Assert.Empty(House.Sources("src").Concat(House.Sources("tests")).Where(f => File.ReadLines(f).Count() > 400).Select(House.Name));

    [Fact]
    public void Model_Source_CallsNoClockNoChanceAndNoLibraryFunction()
    {
        IEnumerable<string> found =
            from file in House.Sources("src/Model")
            let text = File.ReadAllText(file)
            from call in Banned
            where text.Contains(call, StringComparison.Ordinal)
            select $"{House.Name(file)}: {call}";
        Assert.Empty(found);
    }

    [Fact]
    public void Files_OfTheSources_HoldOnePublicTypeEach()
    {
        IEnumerable<string> crowded =
            from file in House.Sources("src")
            let count = Regex.Count(File.ReadAllText(file), "^public (sealed |static |abstract |readonly |partial )*(class|record|struct|interface|enum)", RegexOptions.Multiline)
            where count > 1
            select House.Name(file);
        Assert.Empty(crowded);
    }

    [Fact]
    public void Equations_OneToSixteen_AreNamedInThePageTheCodeAndATest()
    {
        string page = House.Text("docs/model.md");
        string[] code = [.. House.Sources("src/Model").Select(File.ReadAllText)], tests = [.. House.Sources("tests").Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal)).Select(File.ReadAllText)];
        for (int number = 1; number <= 16; number++)
        {
            var name = new Regex($"\\bE{number}\\b");
            Assert.True(name.IsMatch(page), $"E{number} is missing in docs/model.md");
            Assert.True(code.Any(name.IsMatch), $"E{number} is named nowhere in src/Model");
            Assert.True(tests.Any(name.IsMatch), $"E{number} is named by no test");
        }
    }

    [Fact]
    public void TestProjects_All_AreInTheSolution()
    {
        string solution = House.Text("Zyz.Sim.sln").Replace('\\', '/');
        foreach (string project in Directory.EnumerateFiles(Path.Combine(House.Root, "tests"), "*.csproj", SearchOption.AllDirectories))
        {
            Assert.Contains(House.Name(project), solution, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Script_OfContinuousIntegration_RunsTheReadmesCommands()
    {
        string readme = House.Text("README.md"), script = House.Text(".ci/run");
        Assert.Contains("\ndotnet run -c Release --project src/Client -- run scenarios/xinzhou/baseline.yaml\n", readme, StringComparison.Ordinal);
        Assert.Contains("\ndotnet test -c Release\n", readme, StringComparison.Ordinal);
        Assert.Contains("README.md", script, StringComparison.Ordinal);
    }
}
