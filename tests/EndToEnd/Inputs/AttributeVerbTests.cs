using System.Text.Json.Nodes;
using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Processes;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>Why a forecast moved, as a planner asks it; and a past year with one lever changed.</summary>
public sealed class AttributeVerbTests
{
    /// <summary>A figure is corrected and another comes: every part is told, and parts make the whole.</summary>
    [Fact]
    public async Task Attribute_ARevisionAndANewFigure_AddUpExactlyAndAreToldApart()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack("example");
        Add(pack, "pastry", 8.6, "2027-03-20");
        string earlier = await VintageAsync(pack, "2027-04-30");
        Add(pack, "pastry", 9.3, "2027-06-01");
        Add(pack, "pumps", 28, "2027-06-01");
        string later = await VintageAsync(pack, "2027-06-30");

        string output = Path.Combine(folder.Path, "why");
        (int code, string text, string error) = await CallAsync("attribute", earlier, later, "--region", pack, "--replications", "256", "--output", output, "--lang", "en");
        Assert.True(code == 0, error);
        Assert.Contains("1 new figures, 1 revisions and 0 withdrawals", text, StringComparison.Ordinal);
        Assert.Contains("Shapley", text, StringComparison.Ordinal);
        JsonNode json = JsonNode.Parse(File.ReadAllText(Path.Combine(output, "attribution.json")))!;
        int moved = 0, split = 0;
        foreach (JsonNode? target in json["targets"]!.AsArray())
        {
            JsonNode median = target!["median"]!;
            double change = (double)median["after"]! - (double)median["before"]!;
            Assert.Equal(change, median["parts"]!.AsObject().Sum(p => (double)p.Value!), 1e-12 * (1 + Math.Abs((double)median["after"]!)));
            moved += change == 0 ? 0 : 1;
            if (target["hits"] is not { } hits)
            {
                continue;
            }

            long denominator = (long)hits["denominator"]!;
            Assert.Equal(((long)hits["after"]! - (long)hits["before"]!) * denominator, hits["parts"]!.AsObject().Sum(p => (long)p.Value!));
            double posterior = new[] { "parameters", "shocks" }.Sum(c => (double)(hits["parts"]![c] ?? 0)) / (denominator * 256);
            JsonNode parts = target["posterior"]!;
            Assert.Equal(posterior, (double)parts["revisions"]! + (double)parts["newActuals"]! + (double)parts["interplay"]!, 1e-12);
            split++;
        }

        Assert.True(moved > 0 && split > 0);
        Assert.Equal(ExitCode.InvalidInput, (await CallAsync("attribute", earlier, Path.Combine(pack, "none.json"), "--region", pack)).Code);
        await CounterfactualAsync(pack, later);
    }

    private static async Task CounterfactualAsync(string pack, string vintage)
    {
        string[] call = ["counterfactual", vintage, "--region", pack, "--replications", "64", "--lang", "en"];
        (int code, string text, string error) = await CallAsync([.. call, "--year", "2026", "--lever", "3", "--intensity", "1"]);
        Assert.True(code == 0, error);
        Assert.Contains("nobody observed", text, StringComparison.Ordinal);
        (int year, _, string told) = await CallAsync([.. call, "--year", "2027", "--lever", "3", "--intensity", "1"]);
        Assert.Equal(ExitCode.Usage, year);
        Assert.Contains("must lie between 2026 and 2026", told, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await CallAsync([.. call, "--year", "2026", "--lever", "3", "--intensity", "NaN"])).Code);
        Assert.Equal(ExitCode.InvalidInput, (await CallAsync([.. call, "--year", "2026", "--lever", "inovation", "--intensity", "1"])).Code);
        Assert.Equal(ExitCode.InvalidInput, (await CallAsync([.. call, "--year", "2026", "--lever", "3", "--intensity", "1", "--town", "nowhere"])).Code);
    }

    private static void Add(string pack, string entity, double value, string published) => File.AppendAllText(
        Path.Combine(pack, "observations.csv"), FormattableString.Invariant($"{entity},2026,output_value,eq,{value},亿元,whole town,found,A,{published},E2,true\n"));

    private static async Task<string> VintageAsync(string pack, string day)
    {
        (int code, _, string error) = await CallAsync("recalibrate", "--region", pack, "--as-of", day, "--members", "64");
        Assert.True(code == 0, error);
        return Assert.Single(Directory.GetFiles(Path.Combine(pack, "vintages"), day + "-*.json"));
    }

    private static async Task<(int Code, string Output, string Error)> CallAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(arguments);
        return (code, output.ToString(), error.ToString());
    }
}
