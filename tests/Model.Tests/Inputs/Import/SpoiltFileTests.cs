using System.Text;
using Zyz.Sim.Inputs.Import;

namespace Zyz.Sim.Model.Tests.Inputs.Import;

/// <summary>Whatever happens to a file on its way, reading it ends in figures or a refusal and never in a crash.</summary>
public sealed class SpoiltFileTests
{
    private const string Table = "忻州市2024年专业镇主要指标,,,\n单位：万元、户,,,\n专业镇,产值,,规上企业数\n,2023年,2024年,2024年\n定襄法兰,1500000,１６０００００,125\n代州黄酒,17000,\"19,000（预计）\",6\n合计,1517000,1619000,131\n注：2025年3月20日公布。,,,\n";

    // Every third place here, every place with ZYZ_LONG_TESTS=1.
    private static readonly int Each = Environment.GetEnvironmentVariable("ZYZ_LONG_TESTS") == "1" ? 1 : 3;

    [Fact]
    public void Read_WorkbookWithAnyByteChanged_EndsInAnAnswer()
    {
        byte[] good = new Book().Sheet("2024年",
            [["专业镇指标", null, null], ["专业镇", "产值（亿元）", "企业数"], ["定襄法兰", 160, 302], ["代州黄酒", new Book.Formatted(0.5, "0%"), "５２户"]], ["A1:C1"]).Bytes();
        int answers = 0;
        for (int at = 0; at < good.Length; at += Each)
        {
            byte[] spoilt = [.. good];
            spoilt[at] ^= (byte)(1 << (at % 8));
            answers += Bureau.Read(spoilt).Notes.Length > 0 ? 1 : 0;
        }

        Assert.Equal((good.Length + Each - 1) / Each, answers); // a percentage in a column of money is refused, so there is always something to say
    }

    [Fact]
    public void Read_WorkbookCutAnywhere_IsRefused()
    {
        byte[] good = new Book().Sheet("2024年", [["专业镇", "产值（亿元）"], ["定襄法兰", 160]]).Bytes();
        Assert.Empty(Bureau.Read(good).Refusals);
        for (int length = 0; length < good.Length; length += 7)
        {
            Assert.NotEmpty(Bureau.Read(good[..length]).Refusals);
        }
    }

    /// <summary>Characters taken out, doubled or exchanged: no value appears that the table does not hold.</summary>
    [Fact]
    public void Read_TextWithOneCharacterGone_GivesFiguresOfTheTableOrRefuses()
    {
        Assert.Empty(Bureau.Csv(Table, published: null).Refusals);
        for (int at = 0; at < Table.Length; at += Each)
        {
            ImportDraft draft = Bureau.Read(Encoding.UTF8.GetBytes(Table.Remove(at, 1)), "t.csv", "2025-03-20");
            Assert.True(draft.Figures.Length > 0 || draft.Refusals.Length > 0, $"{at}");
            foreach (ImportedFigure figure in draft.Added)
            {
                Assert.True(double.IsFinite(figure.Observation.Value) && figure.Observation.Value >= 0, $"{at}: {figure}");
            }
        }
    }
}
