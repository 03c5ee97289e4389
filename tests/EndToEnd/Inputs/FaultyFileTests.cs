using System.Text.RegularExpressions;
using Zyz.Sim.Client;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>Every faulty file of the collection: all its faults at once, exit code 3, nothing written.</summary>
public sealed class FaultyFileTests
{
    public static TheoryData<string> Cases => [.. FaultyPack.Names];

    [Theory, MemberData(nameof(Cases))]
    public async Task Validate_FaultyFiles_NamesEveryFaultAndWritesNothing(string name)
    {
        using var pack = new FaultyPack(name);
        string before = pack.State();

        (int code, string output, string error) = await CallAsync("validate", pack.Folder, "--lang", "en");

        string[] faults = [.. error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith(pack.Folder, StringComparison.Ordinal))
            .Select(l => l[(pack.Folder.Length + 1)..].TrimEnd('\r').Replace(pack.Folder + "/", "", StringComparison.Ordinal))];
        Assert.Equal(pack.Expected, faults);
        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Equal("", output);
        Assert.Equal(before, pack.State());
    }

    /// <summary>Both languages name the same places, and neither speaks the other's.</summary>
    [Theory, MemberData(nameof(Cases))]
    public async Task Validate_InChinese_NamesTheSamePlaces(string name)
    {
        using var pack = new FaultyPack(name);

        (int code, _, string error) = await CallAsync("validate", pack.Folder, "--lang", "zh");

        string[] places = [.. error.Split('\n').Select(l => Place(l.Replace(pack.Folder + "/", "", StringComparison.Ordinal))).Where(p => p.Length > 0)];
        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Equal(pack.Expected.Select(Place), places);
        Assert.All(error.Split('\n').Where(l => Place(l).Length > 0), l => Assert.Matches(@"— .*\p{IsCJKUnifiedIdeographs}", l));
    }

    [Fact]
    public void Collection_IsLargeAndEachCaseExpectsSomething()
    {
        Assert.True(FaultyPack.Names.Count() >= 40);
        foreach (string name in FaultyPack.Names)
        {
            using var pack = new FaultyPack(name);
            Assert.True(pack.Expected.Length > 0, name);
        }
    }

    [Fact]
    public async Task Validate_FileWithTenFaults_NamesTen()
    {
        using var pack = new FaultyPack("ten-faults");

        (_, _, string error) = await CallAsync("validate", Path.Combine(pack.Folder, "spoilt.yaml"), "--lang", "en");

        Assert.Equal(10, error.Split('\n').Count(l => l.Contains("spoilt.yaml:", StringComparison.Ordinal)));
        Assert.Contains("10 fault(s) in 1 file(s).", error, StringComparison.Ordinal);
    }

    private static string Place(string line) => Regex.Match(line, @"[^/ ]+:[0-9]+:[0-9]+(?=: ')").Value;

    private static async Task<(int Code, string Output, string Error)> CallAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(args);
        return (code, output.ToString(), error.ToString());
    }
}
