using System.Text;
using Zyz.Sim.Inputs.Import;

namespace Zyz.Sim.Model.Tests.Inputs.Import;

/// <summary>Twelve tables as bureaus really send them, each with a mess of its own.</summary>
public sealed class MessyTableTests
{
    [Fact]
    public void Read_MergedHeadersTitleUnitLineTotalAndNote_GivesEveryFigure()
    {
        byte[] file = new Book().Sheet("Sheet1",
        [
            ["忻州市专业镇主要指标完成情况表"],
            [null, null, null, null, "单位：亿元、户"],
            ["专业镇", "产值", null, "企业数", null],
            [null, "2023年", "2024年", "2023年", "2024年"],
            ["定襄法兰", 150.5, 160, 310, 302],
            ["代州黄酒", 1.7, 1.9, 50, 52],
            ["合　　计", 152.2, 161.9, 360, 354],
            ["注：本表为年报数。"],
        ], ["A1:E1", "A3:A4", "B3:C3", "D3:E3", "A8:E8"]).Bytes();

        ImportDraft draft = Bureau.Read(file, published: "2025-04");

        Assert.Equal(
        [
            "Sheet1!B5 flange 2023 output_value eq 150.5 亿元 found", "Sheet1!C5 flange 2024 output_value eq 160 亿元 found",
            "Sheet1!D5 flange 2023 enterprises eq 310 户 found", "Sheet1!E5 flange 2024 enterprises eq 302 户 found",
            "Sheet1!B6 huangjiu 2023 output_value eq 1.7 亿元 found", "Sheet1!C6 huangjiu 2024 output_value eq 1.9 亿元 found",
            "Sheet1!D6 huangjiu 2023 enterprises eq 50 户 found", "Sheet1!E6 huangjiu 2024 enterprises eq 52 户 found",
            "Sheet1!B7 flange+huangjiu 2023 output_value eq 152.2 亿元 derived", "Sheet1!C7 flange+huangjiu 2024 output_value eq 161.9 亿元 derived",
            "Sheet1!D7 flange+huangjiu 2023 enterprises eq 360 户 derived", "Sheet1!E7 flange+huangjiu 2024 enterprises eq 354 户 derived",
        ], draft.Figures());
        Assert.Contains("Sheet1!B7 the sum of its towns: kept as derived for flange+huangjiu, so that nothing is learnt from it twice", draft.Notes(NoteKind.Converted));
        Assert.Contains("Sheet1!B4 taken to cover the whole town, because of '忻州市专业镇主要指标完成情况表'", draft.Notes(NoteKind.Guessed));
    }

    [Fact]
    public void Read_WanyuanAndTenThousandsOfPeopleInHeaders_ConvertsExactlyAndSaysSoPerCell()
    {
        byte[] file = new Book().Sheet("2024年",
        [
            ["专业镇名称", "产值\n（万元）", "从业人员（万人）", "规上企业（户）"],
            ["定襄法兰", 1608900.3, 4.05, 123],
            ["宁武药茶", "22,800", 0.12, 2],
        ]).Bytes();

        ImportDraft draft = Bureau.Read(file);

        Assert.Equal(
        [
            "2024年!B2 flange 2024 output_value eq 160.89003 亿元 found", "2024年!C2 flange 2024 employment eq 40500 人 found",
            "2024年!D2 flange 2024 above_scale_enterprises eq 123 户 found", "2024年!B3 tea 2024 output_value eq 2.28 亿元 found",
            "2024年!C3 tea 2024 employment eq 1200 人 found", "2024年!D3 tea 2024 above_scale_enterprises eq 2 户 found",
        ], draft.Figures());
        Assert.Equal(
        [
            "2024年!B2 万元 to 亿元: 160.89003", "2024年!C2 万人 to 人: 40500", "2024年!B3 万元 to 亿元: 2.28", "2024年!B3 thousands separators taken out",
            "2024年!C3 万人 to 人: 1200",
        ], draft.Notes(NoteKind.Converted));
    }

    [Fact]
    public void Read_UnitsAndWordsInCells_GivesRelationsExpectedFiguresAndGaps()
    {
        ImportDraft draft = Bureau.Csv(
            """
            ﻿专业镇,2024年产值,2024年从业人员
            定襄法兰,约１６０．５亿元,40000余人
            代州黄酒,1.9亿元（预计）,—
            繁峙铸造,45多亿元,5200人
            原平煤机,超20亿元,9000人以上
            神池特色食品,暂无,3100
            五台镁基新材料,12.8亿,800人左右
            """);

        Assert.Equal(
        [
            "B2 flange 2024 output_value approx 160.5 亿元 found", "C2 flange 2024 employment gt 40000 人 found",
            "B3 huangjiu 2024 output_value approx 1.9 亿元 expected", "B4 casting 2024 output_value gt 45 亿元 found",
            "C4 casting 2024 employment eq 5200 人 found", "B5 coal_machinery 2024 output_value gt 20 亿元 found",
            "C5 coal_machinery 2024 employment ge 9000 人 found", "C6 foods 2024 employment eq 3100 人 found",
            "B7 magnesium 2024 output_value eq 12.8 亿元 found", "C7 magnesium 2024 employment approx 800 人 found",
        ], draft.Figures());
        Assert.Equal(["C3 no figure", "B6 no figure"], draft.Notes(NoteKind.LeftOut));
        Assert.Contains("B2 full-width digits read as digits", draft.Notes(NoteKind.Converted));
        Assert.Contains("B3 an expected figure: kept as expected and not assimilated", draft.Notes(NoteKind.Converted));
        Assert.Contains("C1 no unit is written: taken as 人", draft.Notes(NoteKind.Guessed));
    }

    [Fact]
    public void Read_OneSheetPerYearACoverAndAHiddenSheet_TakesYearsFromSheetNames()
    {
        object?[][] Year(double flange, double tea) => [["各专业镇产值（亿元）"], ["名称", "全口径产值", "备注"], ["flange", flange, "快报"], ["Ningwu herbal tea", tea, null]];
        byte[] file = new Book().Sheet("说明", [["本表由市统计局提供"], ["如有疑问请联系"]])
            .Sheet("2023年", Year(150, 2.28)).Sheet("2024年度", Year(160, 2.4)).Sheet("底稿", Year(1, 1), hidden: true).Bytes();

        ImportDraft draft = Bureau.Read(file);

        Assert.Equal(
        [
            "2023年!B3 flange 2023 output_value eq 150 亿元 found", "2023年!B4 tea 2023 output_value eq 2.28 亿元 found",
            "2024年度!B3 flange 2024 output_value eq 160 亿元 found", "2024年度!B4 tea 2024 output_value eq 2.4 亿元 found",
        ], draft.Figures());
        Assert.Equal(["底稿! a hidden sheet is not read", "说明! there is no table in this sheet"], draft.Notes(NoteKind.LeftOut));
    }

    /// <summary>Saved as csv, merged headers are empty cells.</summary>
    [Fact]
    public void Read_Gb18030WithMergesLost_TakesTheLeftHeaderAndSaysSo()
    {
        byte[] file = Bureau.Gb18030.GetBytes(
            "2024年忻州市专业镇统计表,,,,\r\n专业镇,产值（亿元）,,企业数（户）,\r\n,2023年,2024年,2023年,2024年\r\n定襄法兰,150.5,160,310,302\r\n五台镁基新材料,12,13.5,8,9\r\n");

        ImportDraft draft = Bureau.Read(file, "专业镇.csv");

        Assert.Equal(
        [
            "B4 flange 2023 output_value eq 150.5 亿元 found", "C4 flange 2024 output_value eq 160 亿元 found",
            "D4 flange 2023 enterprises eq 310 户 found", "E4 flange 2024 enterprises eq 302 户 found",
            "B5 magnesium 2023 output_value eq 12 亿元 found", "C5 magnesium 2024 output_value eq 13.5 亿元 found",
            "D5 magnesium 2023 enterprises eq 8 户 found", "E5 magnesium 2024 enterprises eq 9 户 found",
        ], draft.Figures());
        Assert.Contains("C2 the upper header is empty: B2's is taken", draft.Notes(NoteKind.Guessed));
        Assert.Contains("E2 the upper header is empty: D2's is taken", draft.Notes(NoteKind.Guessed));
    }

    [Fact]
    public void Read_TownsAcrossAndMeasuresDown_ReadsItTheOtherWayRound()
    {
        byte[] file = new Book().Sheet("附表2",
        [
            ["2024年专业镇指标对照表（全口径）"],
            ["指标", "计量单位", "定襄法兰", "繁峙铸造", "合计"],
            ["产值", "万元", 1600000, 450000, 2050000],
            ["产量", "吨", 1210000, 700000, 1910000],
            ["其中：出口", "吨", 300000, 20000, 320000],
            ["产能利用率", "%", 82.5, 71, null],
        ], ["A1:E1"]).Bytes();

        ImportDraft draft = Bureau.Read(file);

        Assert.Equal(
        [
            "附表2!C3 flange 2024 output_value eq 160 亿元 found", "附表2!D3 casting 2024 output_value eq 45 亿元 found",
            "附表2!C4 flange 2024 output_volume eq 121 万吨 found", "附表2!D4 casting 2024 output_volume eq 70 万吨 found",
            "附表2!C6 flange 2024 utilisation eq 82.5 % found", "附表2!D6 casting 2024 utilisation eq 71 % found",
        ], draft.Figures());
        Assert.Contains("附表2!E3 the sum is right; the listed towns are no group of the pack, so it is not kept", draft.Notes(NoteKind.LeftOut));
        Assert.Contains("附表2!A5 goals, shares, ranks, additions and the like are no observations", draft.Notes(NoteKind.LeftOut));
    }

    [Fact]
    public void Read_OneFigurePerRow_TakesPublicationSourceAndScopeOfEachRow()
    {
        ImportDraft draft = Bureau.Csv(
            """
            entity,year,measure,relation,value,unit,scope,grade,published,source
            flange,2024,output_value,eq,160.2,亿元,whole industry,A,2025-03,S10
            flange,2024,output_value,≥,121,亿元,133 SMEs of the national cluster only,B,2025-04-02,S7
            定襄雕刻和砚台,2024,revenue,约,7500,万元,全口径,,2025,S30
            """, published: null);

        Assert.Equal(
        [
            "E2 flange 2024 output_value eq 160.2 亿元 found", "E3 flange 2024 output_value ge 121 亿元 found [133 SMEs of the national cluster only]",
            "E4 carving 2024 revenue approx 0.75 亿元 found [whole town (全口径)]",
        ], draft.Figures());
        Assert.Equal(["2025-03-31 A S10", "2025-04-02 B S7", "2025-12-31 A S30"], draft.Figures.Select(f => $"{f.Observation.Published} {f.Observation.Grade} {f.Observation.Source}"));
        Assert.Null(draft.NewSource);
    }

    [Fact]
    public void Read_TableOfOneTownWithGrowth_TakesTheTownFromTheTitleAndPercentFromTheFormat()
    {
        byte[] file = new Book().Sheet("Sheet1",
        [
            ["定襄法兰专业镇历年主要指标"],
            ["项目", "2022年", "2023年", "2024年", "2024年同比增长"],
            ["产值（亿元）", 140, 150, 160, new Book.Formatted(0.0666666666666667, "0.00%")],
            ["营业收入（亿元）", 131.2, 140.3, 149, new Book.Formatted(0.062, "0.0%")],
            ["从业人员（人）", "3.9万人", 40100, 40500, null],
            ["主导产品产量（万吨）", 120, 122, new Book.Formula("C6+1", "123"), null],
            ["税收（万元）", 12000, 12500, 13000, null],
        ]).Bytes();

        ImportDraft draft = Bureau.Read(file);

        Assert.Equal(
        [
            "Sheet1!B3 flange 2022 output_value eq 140 亿元 found", "Sheet1!C3 flange 2023 output_value eq 150 亿元 found",
            "Sheet1!D3 flange 2024 output_value eq 160 亿元 found", "Sheet1!E3 flange 2024 output_growth eq 6.66666666666667 % found",
            "Sheet1!B4 flange 2022 revenue eq 131.2 亿元 found [whole town (全口径)]", "Sheet1!C4 flange 2023 revenue eq 140.3 亿元 found [whole town (全口径)]",
            "Sheet1!D4 flange 2024 revenue eq 149 亿元 found [whole town (全口径)]", "Sheet1!E4 flange 2024 revenue_growth eq 6.2 % found [whole town (全口径)]",
            "Sheet1!B5 flange 2022 employment eq 39000 人 found", "Sheet1!C5 flange 2023 employment eq 40100 人 found", "Sheet1!D5 flange 2024 employment eq 40500 人 found",
            "Sheet1!B6 flange 2022 output_volume eq 120 万吨 found", "Sheet1!C6 flange 2023 output_volume eq 122 万吨 found", "Sheet1!D6 flange 2024 output_volume eq 123 万吨 found",
        ], draft.Figures());
        Assert.Contains("Sheet1!A7 goals, shares, ranks, additions and the like are no observations", draft.Notes(NoteKind.LeftOut));
        Assert.Contains("Sheet1!E3 shown as a percentage: times 100", draft.Notes(NoteKind.Converted));
    }

    [Fact]
    public void Read_AboveScaleBesideWholeAndPartsBelowTowns_KeepsScopesApart()
    {
        byte[] file = new Book().Sheet("Sheet1",
        [
            ["2024年专业镇产值", null, null, null],
            ["专业镇", "产值（亿元）", null, "企业（户）"],
            [null, "全口径", "其中：规上", null],
            ["定襄法兰", 160, 98.4, 302],
            ["　其中：集群内133家企业", 121, null, 133],
            ["代州黄酒（省级）", 1.9, 1.2, 52],
        ], ["A2:A3", "B2:C2", "D2:D3"]).Bytes();

        ImportDraft draft = Bureau.Read(file);

        Assert.Equal(
        [
            "Sheet1!B4 flange 2024 output_value eq 160 亿元 found", "Sheet1!C4 flange 2024 above_scale_output eq 98.4 亿元 found",
            "Sheet1!D4 flange 2024 enterprises eq 302 户 found",
            "Sheet1!D5 flange 2024 enterprises eq 133 户 found [其中:集群内133家企业]",
            "Sheet1!B6 huangjiu 2024 output_value eq 1.9 亿元 found", "Sheet1!C6 huangjiu 2024 above_scale_output eq 1.2 亿元 found",
            "Sheet1!D6 huangjiu 2024 enterprises eq 52 户 found",
        ], draft.Figures().Where(f => !f.Contains("B5", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_TonnesCattiesAndUnitsInNumberFormats_ConvertsThemAll()
    {
        byte[] file = new Book().Sheet("Sheet1",
        [
            ["专业镇", "2024年产量", "2024年产能(万吨/年)", "2024年产值"],
            ["定襄法兰", "1,210,000吨", 145, new Book.Formatted(1600000, "#,##0\"万元\"")],
            ["宁武药茶", "60万斤", 0.2, new Book.Formatted(2.4, "0.00\"亿元\"")],
            ["代州黄酒", new Book.Formatted(1.4, "0.0\"万吨\""), 10, new Book.Formatted(19000, "[Red]0\"万元\"")],
        ]).Bytes();

        ImportDraft draft = Bureau.Read(file);

        Assert.Equal(
        [
            "Sheet1!B2 flange 2024 output_volume eq 121 万吨 found", "Sheet1!C2 flange 2024 capacity eq 145 万吨 found", "Sheet1!D2 flange 2024 output_value eq 160 亿元 found",
            "Sheet1!B3 tea 2024 output_volume eq 0.03 万吨 found", "Sheet1!C3 tea 2024 capacity eq 0.2 万吨 found", "Sheet1!D3 tea 2024 output_value eq 2.4 亿元 found",
            "Sheet1!B4 huangjiu 2024 output_volume eq 1.4 万吨 found", "Sheet1!C4 huangjiu 2024 capacity eq 10 万吨 found", "Sheet1!D4 huangjiu 2024 output_value eq 1.9 亿元 found",
        ], draft.Figures());
        Assert.Contains("Sheet1!D2 the unit is the cell format's: 万元", draft.Notes(NoteKind.Converted));
        Assert.Contains("Sheet1!B3 万斤 to 万吨: 0.03", draft.Notes(NoteKind.Converted));
    }

    [Fact]
    public void Read_OfficialFormWithCountiesNumberingSectionsAndSubtotals_SeesThroughIt()
    {
        byte[] file = new Book().Sheet("表一",
        [
            ["忻州市专业镇产值情况"],
            ["填报单位：忻州市工信局", null, null, "2025年3月1日", "单位：亿元"],
            ["序号", "县区", "专业镇", "2023年", "2024年"],
            ["甲", "乙", "丙", "1", "2"],
            ["一、省级专业镇"],
            [1, "定襄县", "法兰", 150, 160],
            [2, "代县", "代州黄酒专业镇", 1.7, 1.9],
            [null, "小计", null, 151.7, 161.9],
            ["二、市级专业镇"],
            [3, "定襄县", "雕刻和砚台", 0.9, 1.1],
            [4, "河曲县", "海红果加工", 0.6, 0.7],
            [null, "小计", null, 1.5, 1.8],
            [null, "总计", null, 153.2, 163.7],
            ["审核人：", "张三", "制表人：", "李四", null],
        ], ["A1:E1", "A5:E5", "A9:E9", "B8:C8", "B12:C12", "B13:C13"]).Bytes();

        ImportDraft draft = Bureau.Read(file, "产值.xlsx", "2025-04");

        Assert.Equal(
        [
            "表一!D6 flange 2023 output_value eq 150 亿元 found", "表一!E6 flange 2024 output_value eq 160 亿元 found",
            "表一!D7 huangjiu 2023 output_value eq 1.7 亿元 found", "表一!E7 huangjiu 2024 output_value eq 1.9 亿元 found",
            "表一!D8 flange+huangjiu 2023 output_value eq 151.7 亿元 derived", "表一!E8 flange+huangjiu 2024 output_value eq 161.9 亿元 derived",
            "表一!D10 carving 2023 output_value eq 0.9 亿元 found", "表一!E10 carving 2024 output_value eq 1.1 亿元 found",
        ], draft.Figures());
        Assert.Contains("表一!C11 is no town of the region; used only to check sums", draft.Notes(NoteKind.LeftOut));
        Assert.Equal(4, draft.Notes(NoteKind.LeftOut).Count(n => n.EndsWith("the sum is right; the listed towns are no group of the pack, so it is not kept", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_TabsQuotedLinesThisYearAndLast_FindsYearAndPublicationInTheTitle()
    {
        const string Text = "二〇二四年度专业镇产值快报\t\t\t\t\n\"专业镇\n名称\"\t\"本年产值\n(亿元)\"\t上年产值（亿元）\t产值增速（%）\t2025年目标\n定襄法兰\t160\t150\t6.7\t200\n宁武药茶\t2.4\t2.28\t增长5.3%\t20\n说明：发布日期：2025年3月5日\t\t\t\t\n";

        ImportDraft draft = Bureau.Csv(Text, "快报.txt", published: null);

        Assert.Equal(
        [
            "B3 flange 2024 output_value eq 160 亿元 found", "C3 flange 2023 output_value eq 150 亿元 found", "D3 flange 2024 output_growth eq 6.7 % found",
            "B4 tea 2024 output_value eq 2.4 亿元 found", "D4 tea 2024 output_growth eq 5.3 % found",
        ], draft.Figures().Where(f => !f.StartsWith("C4", StringComparison.Ordinal)));
        Assert.All(draft.Figures, f => Assert.Equal("2025-03-05", f.Observation.Published));
        Assert.Equal(FigureStanding.Known, draft.Figures.Single(f => f.Cell.ToString() == "C4").Standing);
        Assert.Contains("E2 goals, shares, ranks, additions and the like are no observations", draft.Notes(NoteKind.LeftOut));
    }
}
