using System.Text;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Import;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Tests.Inputs.Import;

/// <summary>How imported figures stand to those of the pack: new, corrections, known; and what they contradict.</summary>
public sealed class PackComparisonTests
{
    private const string Total = "名称,2024年专业镇产值（亿元）\n全部省、市级专业镇,308.2\n";

    [Fact]
    public void Read_CorrectedTotal_IsARevisionAndBothStay()
    {
        ImportDraft draft = Bureau.Csv(Total, published: "2025-11");

        ImportedFigure figure = Assert.Single(draft.Added);
        Assert.Equal((FigureStanding.Revision, 310.05, "2025-11-30"), (figure.Standing, figure.Before!.Value, figure.Observation.Published));

        using var pack = new PackCopy();
        Write(pack, draft);
        Region region = pack.Read().Value!;
        Observation Known(string day) => KnownFigures.On(region.Observations, day).Single(o => o is { Entity: "all_towns", Measure: "output_value", Year: 2024 });
        Assert.Equal(2, region.Observations.Count(o => o is { Entity: "all_towns", Measure: "output_value", Year: 2024 }));
        Assert.Equal((310.05, 308.2), (Known("2025-11-29").Value, Known("2025-11-30").Value));
    }

    [Fact]
    public void Read_SameFileTwice_AddsNothingWhateverItsName()
    {
        using var pack = new PackCopy();
        byte[] file = Encoding.UTF8.GetBytes("专业镇,2024年产值（万元）,2024年企业数\n定襄法兰,1600000,302\n宁武药茶,24000,12\n合计,1624000,314\n");
        ImportDraft first = Bureau.Read(file, "a.csv", region: pack.Read().Value);
        Assert.Equal(["flange", "tea"], first.Added.Select(f => f.Observation.Entity).Distinct());
        Assert.NotNull(first.NewSource);
        Write(pack, first);

        ImportDraft second = Bureau.Read(file, "b.csv", region: pack.Read().Value);
        ImportDraft later = Bureau.Read(file, "a.csv", "2025-12", pack.Read().Value);

        Assert.Empty(second.Refusals);
        Assert.Equal(first.Figures.Length, second.Figures.Length);
        Assert.All(second.Figures.Concat(later.Figures), f => Assert.Equal(FigureStanding.Known, f.Standing));
        Assert.Empty(second.Added);
        Assert.Empty(later.Added);
        Assert.Null(second.NewSource);
    }

    /// <summary>The pack's own table is a table like any other, and says nothing new.</summary>
    [Fact]
    public void Read_ThePacksOwnObservations_AddsNothing()
    {
        byte[] file = File.ReadAllBytes(Path.Combine(PackCopy.Original, "observations.csv"));

        ImportDraft draft = Bureau.Read(file, "observations.csv", published: null);

        Assert.Empty(draft.Notes(NoteKind.Refused));
        Assert.Empty(draft.Added.Select(f => f.ToString()));
        Assert.True(draft.Figures.Length > 30, $"{draft.Figures.Length} understood");
    }

    [Fact]
    public void Read_OtherValueOfTheSameDay_IsRefusedBecauseNoDayCouldTellThemApart()
    {
        ImportDraft draft = Bureau.Csv(Total, published: "2025-03-05");

        Assert.Equal(["B2 the pack has 310.05 亿元 of the same day (S1): a correction needs a day of its own"], draft.Notes(NoteKind.Refused));
    }

    /// <summary>Published before the pack's own figure, it was known earlier: that is worth a row, and no correction.</summary>
    [Fact]
    public void Read_EarlierPublicationOfAKnownFigure_IsNew() =>
        Assert.Equal(FigureStanding.New, Assert.Single(Bureau.Csv(Total, published: "2025-02-01").Added).Standing);

    [Fact]
    public void Read_ExpectedThenCounted_IsARevisionOfTheExpected()
    {
        using var pack = new PackCopy();
        Write(pack, Bureau.Csv("专业镇,2025年产值（亿元）\n定襄法兰,170（预计）\n", published: "2025-11-20"));

        Region region = pack.Read().Value!;
        ImportDraft counted = Bureau.Read(Encoding.UTF8.GetBytes("专业镇,2025年产值（亿元）\n定襄法兰,170\n"), "t.csv", "2026-03-01", region);

        Assert.Contains(region.Observations, o => o is { Entity: "flange", Year: 2025, Status: "expected", Relation: "approx", Value: 170 });
        Assert.Equal(FigureStanding.Revision, Assert.Single(counted.Added).Standing);
    }

    [Theory]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,160\n宁武药茶,2.4\n合计,150\n", "the total 150 is below its parts, 162.4")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,160\n宁武药茶,2.4\n合计,170\n", "the total 170 is above its parts, 162.4")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,180\n", "the towns known add to 180, above flange+huangjiu with 175.8 亿元")]
    [InlineData("专业镇,2024年产值（亿元）,2024年规上产值（亿元）\n定襄法兰,160,161\n", "above_scale_output of 161 亿元 is above output_value of 160 亿元")]
    [InlineData("专业镇,2024年产值（亿元）,2024年产能（万吨）\n定襄法兰,160,60\n", "output of 160 亿元 is beyond the capacity of 60 万吨: at most 1.8 亿元 per 万吨 (prior, 99.9 %)")]
    [InlineData("专业镇,2024年产量（万吨）,2024年产能（万吨）\n定襄法兰,130,120\n", "output_volume of 130 万吨 is above capacity of 120 万吨")]
    [InlineData("专业镇,2024年产值（亿元）,2024年产量（万吨）\n定襄法兰,160,70\n", "output over volume is 2.29 亿元 per 万吨, above the prior's 1.8 (99.9 %)")]
    [InlineData("专业镇,2023年产值（亿元）,2024年产值（亿元）\n定襄法兰,100,160\n", "moved +60 % from 100 亿元 of 2023, outside the prior's ")]
    [InlineData("专业镇,2024年产值（亿元）\n宁武药茶,24000\n", "moved +1052531.6 % from 2.28 亿元 of 2023, outside the prior's ")]
    [InlineData("专业镇,2022年产值（亿元）\n定襄法兰,1350000\n", "lies outside 68.")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,0\n", "is 0: is the figure missing?")]
    public void Read_FigureThatContradictsOthers_IsFlaggedAndTakenIn(string csv, string flag)
    {
        ImportDraft draft = Bureau.Csv(csv, published: "2025-04-01");

        Assert.Empty(draft.Refusals);
        Assert.Contains(draft.Notes, n => n.Kind == NoteKind.Contradicted && n.Text.En.StartsWith(flag, StringComparison.Ordinal));
        Assert.NotEmpty(draft.Added);
    }

    [Fact]
    public void Read_FiguresThatAgree_AreNotFlagged()
    {
        ImportDraft draft = Bureau.Csv(
            "专业镇,2023年产值（亿元）,2024年产值（亿元）,2024年产量（万吨）,2024年产能（万吨）,2024年规上产值（亿元）\n定襄法兰,150,160,128,145,98\n代州黄酒,1.7,1.9,1.4,10,1.2\n", published: "2025-04-01");

        Assert.Empty(draft.Notes(NoteKind.Contradicted));
        Assert.Empty(draft.Refusals);
    }

    /// <summary>All named towns and five more that the pack knows only together: their sum is the total, and it tells what they make.</summary>
    [Fact]
    public void Read_TotalOverNamedTownsAndOthers_IsTheTotalAndFound()
    {
        string[] towns = ["定襄法兰,165", "代州黄酒,1.9", "繁峙铸造,45", "原平煤机,28", "神池特色食品,5.2", "五台镁基新材料,15", "宁武药茶,2.4", "定襄雕刻和砚台,1.1", "河曲海红果,20", "忻府温泉,24.6"];
        ImportDraft draft = Bureau.Csv($"专业镇,2024年产值（亿元）\n{string.Join('\n', towns)}\n合计,308.2\n", published: "2025-11");

        Assert.Contains("B12 all_towns 2024 output_value eq 308.2 亿元 found", draft.Figures());
        Assert.Contains("B12 taken as all_towns, whose members the listed towns are", draft.Notes(NoteKind.Guessed));
        Assert.Equal(9, draft.Added.Length);
    }

    [Theory]
    [InlineData("utf-8", "\n", true)]
    [InlineData("gb18030", "\r\n", true)]
    [InlineData("utf-8", "\r\n", false)]
    public void Observations_PackInAnyEncoding_KeepsItsBytesAndReads(string encoding, string end, bool ends)
    {
        using var pack = new PackCopy();
        string path = Path.Combine(pack.Folder, "observations.csv");
        string text = File.ReadAllText(path).ReplaceLineEndings(end);
        byte[] before = (encoding == "gb18030" ? Bureau.Gb18030 : new UTF8Encoding(true)).GetBytes(ends ? text : text.TrimEnd());
        File.WriteAllBytes(path, before);
        ImportDraft draft = Bureau.Csv("\"2024年专业镇产值, \"\"第一次\"\"\",\n专业镇,2024年产值（亿元）\n其他专业镇,20.5\n", published: "2025-04");

        Write(pack, draft);

        byte[] after = File.ReadAllBytes(path);
        Assert.Equal(before, after[..before.Length]);
        Reading<Region> reading = pack.Read();
        Assert.Empty(reading.Faults.Select(f => f.ToString("en")));
        Observation added = Assert.Single(reading.Value!.Observations, o => o is { Entity: "other", Measure: "output_value" });
        Assert.Equal((20.5, "whole town (全口径)", "2025-04-30", draft.NewSource!.Id), (added.Value, added.Scope, added.Published, added.Source));
        Assert.Equal(draft.NewSource!.Title, reading.Value!.Sources.Single(s => s.Id == added.Source).Title);
    }

    private static void Write(PackCopy pack, ImportDraft draft)
    {
        Assert.Empty(draft.Refusals);
        string observations = Path.Combine(pack.Folder, "observations.csv"), sources = Path.Combine(pack.Folder, "sources.csv");
        File.WriteAllBytes(observations, PackRows.Observations(File.ReadAllBytes(observations), draft));
        if (draft.NewSource is { } source)
        {
            File.WriteAllBytes(sources, PackRows.Sources(File.ReadAllBytes(sources), source));
        }
    }
}
