using System.Text;
using System.Text.Json;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Tests.Inputs;

/// <summary>Files as Chinese Excel and editors write them.</summary>
public sealed class EncodingTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    [Fact]
    public void Read_WholePackInGb18030_GivesTheSameRegionAndScenarios()
    {
        using var pack = new PackCopy();
        Region before = pack.Read().Value!;
        foreach (string file in Directory.GetFiles(pack.Folder))
        {
            File.WriteAllBytes(file, Gb18030.GetBytes(File.ReadAllText(file)));
        }

        Reading<Region> reading = pack.Read();

        Assert.Equal("", string.Join("\n", reading.Faults));
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(reading.Value));
        Assert.Equal("基准：现行力度不变", ScenarioReader.Read(Path.Combine(pack.Folder, "baseline.yaml"), before).Value!.Title.Zh);
    }

    /// <summary>What a plan is does not depend on how its files are stored.</summary>
    [Theory]
    [InlineData("xinzhou")]
    [InlineData("example")]
    public void Plan_FilesWithMarkWithoutOrInGb18030_IsTheSame(string region)
    {
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), Gb18030];
        string[] plans = [.. encodings.Select(encoding =>
        {
            using var pack = new PackCopy(region);
            foreach (string file in Directory.GetFiles(pack.Folder))
            {
                string text = File.ReadAllText(file);
                File.WriteAllText(file, text, encoding);
                Assert.Equal(encoding.GetPreamble().Length > 0, File.ReadAllBytes(file).AsSpan().StartsWith("\uFEFF"u8));
            }

            Region read = pack.Read().Value!;
            return PlanText.Hash(PlanText.Write(Plans.Plan.From(read, ScenarioReader.Read(Path.Combine(pack.Folder, "baseline.yaml"), read).Value!)));
        })];

        Assert.Single(plans.Distinct());
    }

    /// <summary>Editors on Windows end lines with CR LF: the plan, and so every number, is the same, also where a quoted cell holds two lines.</summary>
    [Fact]
    public void Read_WholePackWithWindowsLineEnds_GivesTheSamePlan()
    {
        using var pack = new PackCopy();
        pack.Append("sources.csv", "S900,\"two\nlines\",A");
        string[] ids = ["baseline", "projects-first", "plan-2030", "stress-forging-slump"];
        Region before = pack.Read().Value!;
        string[] plans = [.. ids.Select(id => Plan(pack, before, id))];
        foreach (string file in Directory.GetFiles(pack.Folder))
        {
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }

        Reading<Region> reading = pack.Read();

        Assert.Equal("", string.Join("\n", reading.Faults));
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(reading.Value));
        Assert.Equal(plans, ids.Select(id => Plan(pack, reading.Value!, id)));
    }

    /// <summary>Faults of a file with CR LF lie at the same places.</summary>
    [Fact]
    public void Read_FaultsWithWindowsLineEnds_AreAtTheSamePlaces()
    {
        using var pack = new PackCopy();
        const string Spoilt = "schema: 1\nid: trial\nextends: baseline\ntitle: { zh: 错, en: Wrong }\nlevers:\n  majorProjects: { flanje: { 2023: 1.5 } }\nstops:\n  - { town: casting, from: 2023Q9, share: 2 }\n";
        string[] faults = [.. pack.ReadScenario(Spoilt).Faults.Select(f => f.ToString("en"))];
        Assert.True(faults.Length >= 4);
        Assert.Equal(faults, pack.ReadScenario(Spoilt.ReplaceLineEndings("\r\n")).Faults.Select(f => f.ToString("en")));
    }

    private static string Plan(PackCopy pack, Region region, string id) =>
        Encoding.UTF8.GetString(Plans.PlanText.Write(Plans.Plan.From(region, ScenarioReader.Read(Path.Combine(pack.Folder, id + ".yaml"), region).Value!)));

    /// <summary>Known bytes: 中 is D6 D0; 㐁 (U+3401) is 81 39 EF 30 and 𠀀 (U+20000) is 95 32 82 36, four bytes each.</summary>
    [Fact]
    public void Read_FourByteSequences_AreTheCharactersOfTheStandard()
    {
        using var pack = new PackCopy();
        byte[] title = [0xD6, 0xD0, 0x81, 0x39, 0xEF, 0x30, 0x95, 0x32, 0x82, 0x36];
        string path = Path.Combine(pack.Folder, "sources.csv");
        File.WriteAllBytes(path, [.. Gb18030.GetBytes(File.ReadAllText(path)), .. "S900,"u8, .. title, .. ",A\n"u8]);

        Reading<Region> reading = pack.Read();

        Assert.Equal("", string.Join("\n", reading.Faults));
        Assert.Equal("中\u3401\U00020000", reading.Value!.Sources.Single(s => s.Id == "S900").Title);
    }

    [Theory]
    [InlineData(new byte[] { 0x69, 0x64, 0x2C, 0xD6, 0xD0, 0xFF, 0x0A }, "the file is neither UTF-8 (wrong from byte 4) nor GB18030 (wrong from byte 6)")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00 }, "the file is neither UTF-8 (wrong from byte 1) nor GB18030 (wrong from byte 1)")]
    [InlineData(new byte[] { 0x81, 0x39, 0xEE }, "the file is neither UTF-8 (wrong from byte 1) nor GB18030 (wrong from byte 1)")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x69, 0xD6, 0xD0 }, "the file is UTF-8 and broken at byte 5")]
    [InlineData(new byte[] { 0xE4, 0xB8, 0xAD, 0xE6, 0x96, 0x87, 0xE4, 0xB8 }, "the file is UTF-8 and broken at byte 7")]
    public void Read_BytesThatAreNoText_AreRefusedWithTheirPlace(byte[] bytes, string rule)
    {
        using var pack = new PackCopy();
        File.WriteAllBytes(Path.Combine(pack.Folder, "projects.csv"), bytes);

        Fault fault = Assert.Single(pack.Read().Faults);

        Assert.Equal($"projects.csv:1:1: 'projects.csv' — {rule}", fault.ToString("en"));
    }
}
