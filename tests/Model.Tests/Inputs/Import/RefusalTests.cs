using System.Text;
using Zyz.Sim.Inputs.Import;

namespace Zyz.Sim.Model.Tests.Inputs.Import;

/// <summary>Where a table leaves open what a figure means, nothing of the file is taken, and every such place is named.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("专业镇,2024年产值\n定襄法兰,160\n", "B2 no unit is written (such as 亿元)")]
    [InlineData("专业镇,2024年产值（亿元/万元）\n定襄法兰,160\n", "B2 the unit is ambiguous: 亿元 / 万元")]
    [InlineData("专业镇,2024年产值（万美元）\n单位：亿元,\n定襄法兰,160\n", "B3 the unit '万美元' is not known")]
    [InlineData("专业镇,2024年产量（千升）\n代州黄酒,160\n", "B2 the unit '千升' is not known")]
    [InlineData("专业镇,2024年产值（吨）\n定襄法兰,160\n", "B2 吨 is no unit of output_value")]
    [InlineData("名称,2024年产值（亿元）\n定襄法兰,160\n", "B2 the scope is not clear: write 全口径 or 规上 (or 专业镇) into header or title")]
    [InlineData("专业镇,2024年产值（规上、全口径）（亿元）\n定襄法兰,160\n", "B2 the scope is ambiguous: 2024年产值(规上、全口径)(亿元)")]
    [InlineData("专业镇,产值（亿元）\n定襄法兰,160\n", "B1 no year is said: neither in headers, title, sheet name nor file name")]
    [InlineData("2024年1-11月专业镇,\n专业镇,产值（亿元）\n定襄法兰,160\n", "B2 '2024年1-11月专业镇' is not one whole year")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法栏,160\n", "A2 is no town of the region -> flange")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄县法兰锻造,160\n", "A2 is no town of the region -> flange")]
    [InlineData("town,2024年全口径产值（亿元）\nDingxiang flange,160\n", "A2 is no town of the region -> flange")]
    [InlineData("town,2024年全口径产值（亿元）\ncasing,45\n", "A2 is no town of the region -> casting")]
    [InlineData("专业镇,2024年产值（亿元）\n代县,1.9\n", "A2 is a county and no town: a county's figure is not a town's -> huangjiu")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄县,161\n", "A2 is a county and no town: a county's figure is not a town's -> carving, flange")]
    [InlineData("专业镇,2024年总产直（亿元）,2024年企业数\n定襄法兰,160,302\n", "B1 is no measure the pack keeps -> 总产值")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,正在核实\n", "B2 is no figure")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,-3\n", "B2 cannot be negative")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,(3)\n", "B2 a number in brackets may be negative or not: write it out")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,150-160\n", "B2 is a range and no single figure")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,不足160\n", "B2 is an upper bound, which an observation cannot say")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,\"1,60\"\n", "B2 its commas or points do not stand where they would in a number")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,160（含外地）\n", "B2 the remark '含外地' is not understood")]
    [InlineData("专业镇,2024年企业数\n定襄法兰,302.5\n", "B2 a count must be a whole number")]
    [InlineData("专业镇,年份,2023年产值（亿元）\n定襄法兰,2024,160\n", "C1 the column says 2023 and the row 2024")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,160\n法兰,161\n", "A3 is no town of the region -> flange")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,160\nflange,161\n", "B3 contradicts B2, which says 160 亿元")]
    [InlineData("专业镇,2024年产值（亿元）,公布日期\n定襄法兰,160,去年\n", "B2 must be a year, month or day such as 2023, 2023-06 or 2023-06-18")]
    [InlineData("专业镇,2024年产值（亿元）,来源\n定襄法兰,160,S1O\n", "B2 is not a source of sources.csv -> S1")]
    [InlineData("专业镇,2024年产值（亿元）,等级\n定襄法兰,160,D\n", "B2 is not a grade (known: A, B, C)")]
    [InlineData("专业镇,2024年产值（亿元）,关系\n定襄法兰,160,<\n", "A2 is not a relation (known: approx, eq, ge, gt)")]
    [InlineData("名称,2024年产值（亿元/万元）\n定襄法兰,28-30\n", "B2 is a range and no single figure", "B2 the scope is not clear: write 全口径 or 规上 (or 专业镇) into header or title", "B2 the unit is ambiguous: 亿元 / 万元")]
    [InlineData("全部专业镇,2024年产值（亿元）\n定襄法兰,abc\n代州黄酒,x\n", "B2 is no figure", "B3 is no figure")]
    [InlineData("全市专业镇产值统计表,\n专业镇,2024年某指标（亿元）\n定襄法兰,160\n", "holds no figure to import: no table was found that names towns, measures and years (see docs/import.md)")]
    public void Read_TableThatLeavesSomethingOpen_IsRefusedWithEveryPlace(string csv, params string[] refusals)
    {
        ImportDraft draft = Bureau.Csv(csv, published: csv.Contains("公布日期", StringComparison.Ordinal) ? null : "2025-04-01");

        Assert.Equal(refusals, draft.Notes(NoteKind.Refused));
        Assert.Empty(draft.Added);
        Assert.Null(draft.NewSource);
    }

    [Fact]
    public void Read_NoDayOfPublication_IsRefusedOnceForTheFile()
    {
        ImportDraft draft = Bureau.Csv("专业镇,2024年产值（亿元）\n定襄法兰,160\n代州黄酒,1.9\n", published: null);

        string refusal = Assert.Single(draft.Notes(NoteKind.Refused));
        Assert.StartsWith("nothing says when the figures were published: give --published", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DayInTheTableAndAnotherGiven_IsRefused()
    {
        ImportDraft draft = Bureau.Csv("专业镇,2024年产值（亿元）\n定襄法兰,160\n注：2025年3月6日公布,\n", published: "2025-03-05");

        Assert.Equal(["B2 the table says published 2025-03-06, --published says 2025-03-05"], draft.Notes(NoteKind.Refused));
    }

    [Fact]
    public void Read_UnknownSourceGiven_IsRefusedWithTheNearest()
    {
        ImportDraft draft = ImportReader.Read(
            "t.csv", Encoding.UTF8.GetBytes("专业镇,2024年产值（亿元）\n定襄法兰,160\n"), Bureau.Xinzhou, new ImportRequest("2025-03-05", "S1111"));

        Assert.Contains(draft.Refusals, r => r.Value == "S1111" && r.Suggestion is not null);
        Assert.Empty(draft.Added);
    }

    /// <summary>What is left out for good reason is no refusal: the rest is imported.</summary>
    [Theory]
    [InlineData("专业镇,2024年产值（亿元）,2025年目标（亿元）\n定襄法兰,160,200\n", "C1 goals, shares, ranks, additions and the like are no observations")]
    [InlineData("专业镇,2024年产值（亿元）,2024年1-11月产值（亿元）\n定襄法兰,160,140\n", "C1 is not one whole year")]
    [InlineData("专业镇,2024年产值（亿元）,2021-2024年产值年均增速（%）\n定襄法兰,160,5\n", "C1 is not one whole year")]
    [InlineData("专业镇,2024年产值（亿元）,2026年产值（预计，亿元）\n定襄法兰,160,210\n", "C2 2026 lies after the publication 2025-03-05: a forecast and no actual")]
    [InlineData("专业镇,2024年产值（亿元）,法人年龄\n定襄法兰,160,51\n", "C1 is no measure the pack keeps")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,160\n河曲海红果,0.7\n", "A3 is no town of the region; used only to check sums")]
    [InlineData("专业镇,2024年产值（亿元）\n定襄法兰,160\n定襄法兰,160\n", "B3 the same as B2")]
    public void Read_CellThePackKeepsNothingOf_IsLeftOutWithANote(string csv, string note)
    {
        ImportDraft draft = Bureau.Csv(csv);

        Assert.Equal(["B2 flange 2024 output_value eq 160 亿元 found"], draft.Figures());
        Assert.Contains(note, draft.Notes(NoteKind.LeftOut));
        Assert.Single(draft.Added);
    }

    /// <summary>A word more makes it another measure; words that only say it at length do not.</summary>
    [Theory]
    [InlineData("2024年亏损企业数", null)]
    [InlineData("2024年退出企业数（户）", null)]
    [InlineData("2024年新产品产值（亿元）", null)]
    [InlineData("2024年高新技术产业产值（亿元）", null)]
    [InlineData("2024年产值（不变价，亿元）", null)]
    [InlineData("2024年省级企业技术中心（个）", null)]
    [InlineData("2024年研发从业人员", null)]
    [InlineData("2024年单位产值能耗（吨）", null)]
    [InlineData("全年实现工业总产值（2024年，亿元）", "output_value")]
    [InlineData("2024年末现有企业总数（家）", "enterprises")]
    [InlineData("2024年法兰产量（万吨）", "output_volume")]
    [InlineData("2024年主要产品产量（万吨）", "output_volume")]
    [InlineData("二〇二四年当年价产值（亿元）", "output_value")]
    [InlineData("2024年规模以上工业企业（户）", "above_scale_enterprises")]
    [InlineData("2024年“专精特新”中小企业（户）", "srdi_enterprises")]
    public void Read_HeaderWithOtherWordsBesideTheMeasure_IsThatMeasureOnlyWhereTheySayNothingElse(string header, string? measure)
    {
        ImportDraft draft = Bureau.Csv($"专业镇,\"{header}\",2024年营业收入（亿元）\n定襄法兰,120,149\n");

        Assert.Empty(draft.Refusals.Select(r => r.ToString()));
        Assert.Equal(measure is null ? ["revenue"] : [measure, "revenue"], draft.Figures.Select(f => f.Observation.Measure));
    }

    /// <summary>So does a word in the header above, or in the title.</summary>
    [Theory]
    [InlineData("2024年专业镇情况", "亏损企业", 1)]
    [InlineData("2024年专业镇情况", "主要经济指标", 2)]
    [InlineData("2024年专业镇情况", "2024年", 2)]
    public void Read_HeaderAboveThatSaysMore_IsAnotherMeasure(string title, string above, int figures)
    {
        ImportDraft draft = Bureau.Csv($"{title},,\n专业镇,{above},全口径\n,企业数,产值（亿元）\n定襄法兰,302,160\n");

        Assert.Equal(figures, draft.Figures().Length);
        Assert.Equal(2 - figures, draft.Notes(NoteKind.LeftOut).Count(n => n == "B3 says '亏损' besides, which makes it another measure"));
    }

    [Fact]
    public void Read_TitleOfAPopulation_MakesEveryFigureOneOfAPart()
    {
        ImportDraft draft = Bureau.Csv("2024年专业镇民营企业情况,\n专业镇,产值（亿元）\n定襄法兰,160\n");

        Assert.Equal(["B3 flange 2024 output_value eq 160 亿元 found [2024年专业镇民营企业情况]"], draft.Figures());
        Assert.Contains("B2 the scope is taken from '2024年专业镇民营企业情况'", draft.Notes(NoteKind.Guessed));
    }

    /// <summary>A note below the table decides the scope where it speaks of the table, and not where it only defines a word.</summary>
    [Theory]
    [InlineData("注：本表产值为规模以上工业企业口径", "above_scale_output")]
    [InlineData("注：规上企业指年主营业务收入2000万元以上的工业企业", "output_value")]
    [InlineData("注：2023年数据有修订", "output_value")]
    public void Read_NoteBelowTheTable_SaysOnlyWhatItIsThereToSay(string note, string measure)
    {
        ImportDraft draft = Bureau.Csv($"2024年专业镇情况,\n专业镇,产值（亿元）\n定襄法兰,160\n{note},\n");

        Assert.Equal([$"B3 flange 2024 {measure} eq 160 亿元 found"], draft.Figures());
    }

    [Fact]
    public void Read_RateOverTheYearBefore_IsOfThisYear()
    {
        ImportDraft draft = Bureau.Csv("2024年专业镇情况,,\n专业镇,产值（亿元）,产值比上年增长（%）\n定襄法兰,160,下降3.2%\n代州黄酒,1.9,3\n");

        Assert.Contains("C3 flange 2024 output_growth eq -3.2 % found", draft.Figures());
        Assert.Contains("C4 huangjiu 2024 output_growth eq 3 % found", draft.Figures());
    }
}
