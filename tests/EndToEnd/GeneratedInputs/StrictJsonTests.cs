using System.Text;
using Zyz.Sim.EndToEnd.Reporting;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>What the JSON library by itself lets pass: infinity, gaps, nulls, keys twice.</summary>
public sealed class StrictJsonTests
{
    private static readonly string s_pack = Path.Combine(House.Root, "scenarios", "example");
    private static readonly Region s_region = RegionReader.Read(s_pack).Value!;
    private static readonly string s_plan =
        Encoding.UTF8.GetString(PlanText.Write(Plan.From(s_region, ScenarioReader.Read(Path.Combine(s_pack, "baseline.yaml"), s_region).Value!)));

    [Theory]
    [InlineData("\"baseYear\":", "\"baseYear\":1e400,\"x\":", "not finite")]
    [InlineData("\"today\":", "\"today\":-1e999,\"x\":", "not finite")]
    [InlineData("\"region\":{", "\"region\":null,\"x\":{", "could not be mapped|null")]
    [InlineData("\"towns\":[", "\"towns\":[null,", "is null")]
    [InlineData("\"towns\":[", "\"towns\":null,\"x\":[", "could not be")]
    [InlineData("\"seed\":", "\"seed\":1,\"seed\":", "uplicate")]
    [InlineData("\"horizonYear\":20", "\"horizonYear\":2000000020, \"x\":20", "x|years")]
    [InlineData("\"horizonYear\":", "\"horizonYear\":200000", "years after the base year")]
    [InlineData("\"horizonYear\":", "\"horizonYear\":-", "years after the base year")]
    public void Plan_WithWhatNoPlanHolds_IsRefused(string part, string instead, string reason)
    {
        Assert.Contains(part, s_plan, StringComparison.Ordinal);
        PlanText.Read(Encoding.UTF8.GetBytes(s_plan));
        int at = s_plan.IndexOf(part, StringComparison.Ordinal);
        string spoilt = string.Concat(s_plan.AsSpan(0, at), instead, s_plan.AsSpan(at + part.Length));
        var why = Assert.Throws<InvalidDataException>(() => PlanText.Read(Encoding.UTF8.GetBytes(spoilt)));
        Assert.Matches(reason, why.Message);
    }

    [Fact]
    public void Request_WithoutItsHistory_IsRefused()
    {
        string text = Encoding.UTF8.GetString(RecalibrationText.Write(RecalibrationRequest.Of(s_region, "2026-06-30", 64, null, null)));
        string spoilt = text.Replace("\"history\":{", "\"history\":null,\"x\":{", StringComparison.Ordinal);
        Assert.NotEqual(text, spoilt);
        Assert.Throws<InvalidDataException>(() => RecalibrationText.Read(Encoding.UTF8.GetBytes(spoilt)));
        Assert.Throws<InvalidDataException>(() => RecalibrationText.Read("{\"history\":null}"u8));
    }

    [Fact]
    public void Result_WithAnInfiniteOrMissingFigure_IsRefused()
    {
        byte[] written = ResultText.Write(InventedResult.Result());
        string text = Encoding.UTF8.GetString(written);
        Assert.Equal(written, ResultText.Write(ResultText.Read(written)));
        int mean = text.IndexOf("\"mean\":", StringComparison.Ordinal), end = text.IndexOf(',', mean);
        Assert.Throws<InvalidDataException>(() => ResultText.Read(Encoding.UTF8.GetBytes(text.Remove(mean, end + 1 - mean))));
        Assert.Throws<InvalidDataException>(() => ResultText.Read(Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, mean), "\"mean\":1e309", text.AsSpan(end)))));
    }

    [Fact]
    public void Text_BeyondTheLimit_IsRefused()
    {
        var why = Assert.Throws<InvalidDataException>(() => PlanText.Read(new byte[StrictJson.MostBytes + 1]));
        Assert.Contains("67108865 bytes; the limit is 67108864", why.Message, StringComparison.Ordinal);
    }
}
