using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Reporting;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Client;

public sealed class TargetTableViewTests
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Print_Redirected_HasNoControlCodesAndOneLineARow(string language)
    {
        using StringWriter output = new(), error = new();
        Session session = new(new Terminal(output, error, false, false), language, []);
        TargetTableView.Print(session, TargetTable.Of(InventedResult.Result(), InventedResult.Region(), language));
        string text = output.ToString();
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains(text.Split('\n'), line =>
            line.Contains("T1", StringComparison.Ordinal) && line.Contains("< 0.04 %", StringComparison.Ordinal)
            && line.Contains("31.4 亿元", StringComparison.Ordinal) && line.Contains("+12.3 %", StringComparison.Ordinal));
        Assert.Contains("K10", text, StringComparison.Ordinal);
    }
}
