using System.Diagnostics;
using System.Text;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Packs made to break their readers: one clear fault each, in bounded time and memory.</summary>
public sealed class InputLimitTests
{
    private const long MostBytes = 700L << 20; // 16 MiB of bytes are text, cells and faults on the way
    private static readonly TimeSpan s_mostTime = TimeSpan.FromSeconds(30); // seconds alone; machines that test are busy

    public static TheoryData<string, string, string> Cases => new()
    {
        { "no-character", "priors.csv", "must be a finite number" },
        { "half-a-pair", "baseline.yaml", "" },
        { "large-yaml", "region.yaml", "the file has 16777217 bytes; the limit is 16777216" },
        { "large-csv", "sources.csv", "the file has 16777217 bytes; the limit is 16777216" },
        { "deep", "baseline.yaml", "is nested too deeply" },
        { "deep-behind-an-anchor", "baseline.yaml", "is nested too deeply" },
        { "deep-list-marks", "baseline.yaml", "is nested too deeply" },
        { "many-values", "baseline.yaml", "holds more than 200000 values" },
        { "many-cells", "observations.csv", "holds more than 1000000 cells" },
        { "many-faults", "observations.csv", "more than 1000 faults: reading stopped here" },
        { "long-alike-names", "observations.csv", "is not " },
        { "long-scalar", "baseline.yaml", "must be a whole number" },
        { "alias-bomb", "baseline.yaml", "anchors, aliases and tags" },
        { "pack-too-large", "targets.csv", "together with the files read before" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Validate_HostileFile_IsFaultedInBoundedTimeAndMemory(string name, string file, string rule)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        Spoil(name, pack);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        InputReport report = InputCheck.Of([Path.Combine(pack, "baseline.yaml")]);

        Assert.True(clock.Elapsed < s_mostTime, $"{clock.Elapsed}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Contains(report.Faults, f => f.File.EndsWith(file, StringComparison.Ordinal) && f.Rule.En.Contains(rule, StringComparison.Ordinal));
        Assert.InRange(report.Faults.Length, 1, InputLimits.Faults + 1);
        Assert.All(report.Faults, f => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", f.Rule.Zh));
    }

    /// <summary>A pipe never ends and never says so; it has no bytes, so it is not opened.</summary>
    [SkippableFact]
    public void Read_PipeInThePack_IsAnEmptyFile()
    {
        Skip.If(OperatingSystem.IsWindows(), "pipes are no files on Windows");
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), file = Path.Combine(pack, "levers.yaml");
        File.Delete(file);
        using var made = Process.Start("mkfifo", file);
        made.WaitForExit();

        Reading<Region> reading = RegionReader.Read(pack);

        Assert.Contains(reading.Faults, f => f.File == "levers.yaml" && f.Rule.En == "the file is empty");
    }

    [Fact]
    public void Fault_OfALongOrInvisibleValue_IsALineThatCanBeRead()
    {
        var faults = new List<Fault>();
        var log = new FaultLog("f.csv", faults);
        log.Add(new Field(new string('x', 100_000), 1, 1), Rules.Number);
        log.Add(new Field("a\u001B[2Jb\nc\u202Ed", 2, 1), Rules.Number);
        Assert.Equal(InputLimits.ShownCharacters + 1, faults[0].Value.Length);
        Assert.Equal("a\uFFFD[2Jb\uFFFDc\uFFFDd", faults[1].Value);
    }

    [Fact]
    public void Edits_OfLongWords_AreNotCounted()
    {
        string a = new('a', 30_000), b = a[1..] + "b";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(Spelling.Nearest(a, [b]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    private static void Spoil(string name, string pack)
    {
        string baseline = Path.Combine(pack, "baseline.yaml"), observations = Path.Combine(pack, "observations.csv");
        switch (name)
        {
            case "no-character":
                string[] lines = File.ReadAllLines(Path.Combine(pack, "priors.csv"));
                int column = Array.IndexOf(lines[0].TrimStart('\uFEFF').Split(','), "a");
                string[] cells = lines[1].Split(',');
                cells[column] = "1\uFFFE";
                lines[1] = string.Join(',', cells);
                File.WriteAllLines(Path.Combine(pack, "priors.csv"), lines);
                break;
            case "half-a-pair":
                File.AppendAllText(baseline, "levers: { innovation: \"\\uD800\" }\n");
                break;
            case "large-yaml":
                File.WriteAllBytes(Path.Combine(pack, "region.yaml"), new byte[(16 << 20) + 1]);
                break;
            case "large-csv":
                File.WriteAllBytes(Path.Combine(pack, "sources.csv"), new byte[(16 << 20) + 1]);
                break;
            case "deep":
                File.AppendAllText(baseline, "x: " + new string('[', 4_000_000));
                break;
            case "deep-behind-an-anchor":
                File.AppendAllText(baseline, "x: &a " + new string('[', 4_000_000));
                break;
            case "deep-list-marks":
                File.AppendAllText(baseline, "x:\n  " + string.Concat(Enumerable.Repeat("- ", 2_000_000)));
                break;
            case "many-values":
                File.AppendAllText(baseline, "x: [" + string.Concat(Enumerable.Repeat("a,", 4_000_000)) + "a]\n");
                break;
            case "many-cells":
                File.AppendAllText(observations, new string(',', 2_000_000));
                break;
            case "many-faults":
                File.AppendAllText(observations, string.Concat(Enumerable.Repeat("\nx", 900_000)));
                break;
            case "long-alike-names":
                string id = new('a', 60_000);
                File.AppendAllText(Path.Combine(pack, "sources.csv"), $"{id},long,A\n");
                File.AppendAllText(observations, $"flange,2023,output_value,eq,1,亿元,x,found,A,2024-01-01,{id[1..]}b,true\n");
                break;
            case "long-scalar":
                string text = File.ReadAllText(baseline);
                File.WriteAllText(baseline, System.Text.RegularExpressions.Regex.Replace(text, "replications: .*", "replications: " + new string('9', 8_000_000)));
                break;
            case "alias-bomb":
                File.AppendAllText(baseline, "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")));
                break;
            case "pack-too-large":
                byte[] blanks = Encoding.UTF8.GetBytes(new string(' ', (16 << 20) - 100_000));
                foreach (string file in new[] { "drivers.csv", "enterprises.csv", "observations.csv", "priors.csv", "projects.csv", "sources.csv", "targets.csv" })
                {
                    using FileStream stream = new(Path.Combine(pack, file), FileMode.Append);
                    stream.Write(blanks);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(name));
        }
    }
}
