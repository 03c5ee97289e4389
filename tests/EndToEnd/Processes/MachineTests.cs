using System.Globalization;
using System.Text.Json;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>T18 across machines: neither vector width, C library, culture, threads nor batches move a bit.</summary>
public sealed class MachineTests
{
    // Two years: no target lies in them, so the pass for the epistemic band, which no result hash reads, is left out.
    private static readonly string[] Short = ["--replications", "128", "--horizon", "2024-12-31"];

    [Fact]
    [Trait("KnownAnswer", "T18")]
    public async Task ResultHash_OtherProcessorsCulturesThreadsAndBatches_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        JsonElement plain = await Zyz.ResultAsync(Path.Combine(folder.Path, "plain"), Short);
        string expected = plain.GetProperty("resultHash").GetString()!;
        (string Name, string[] More, (string, string)[] Environment)[] ways =
        [
            ("one thread, small batches", ["--threads", "1", "--batch", "64"], []),
            ("two threads, one batch", ["--threads", "2", "--batch", "128"], []),
            ("no AVX-512", [], [("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX512F", "0")]),
            ("no AVX2", [], [("DOTNET_EnableAVX2", "0")]),
            ("another C library", [], [("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-AVX2,-AVX512F")]),
            ("another culture", [], [("LC_ALL", "de_DE.UTF-8"), ("TZ", "Asia/Shanghai")]),
        ];
        foreach ((string name, string[] more, (string, string)[] environment) in ways)
        {
            JsonElement result = await Zyz.ResultAsync(Path.Combine(folder.Path, "way"), [.. Short, .. more], environment);
            Assert.True(expected == result.GetProperty("resultHash").GetString(), $"{name}: another hash");
        }

        JsonElement actors = await Zyz.ResultAsync(Path.Combine(folder.Path, "actors"), ["--replications", "64", "--horizon", "2024-12-31", "--actors"]);
        Assert.Equal(plain.GetProperty("chunkHashes")[0].GetString(), actors.GetProperty("chunkHashes")[0].GetString());
    }

    [Fact]
    public async Task Forecast_FiguresPublishedLaterChanged_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        int changed = 0;
        foreach ((string name, int column) in new[] { ("drivers.csv", 2), ("observations.csv", 4), ("projects.csv", 4) })
        {
            string file = Path.Combine(pack, name);
            string[] lines = File.ReadAllLines(file);
            for (int i = 1; i < lines.Length; i++)
            {
                if (PublishedLater(lines[i]))
                {
                    string[] cells = lines[i].Split(',');
                    cells[column] = (1.5 * double.Parse(cells[column], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
                    lines[i] = string.Join(',', cells);
                    changed++;
                }
            }

            File.WriteAllLines(file, lines);
        }

        Assert.True(changed > 40, "later figures were there to be changed");
        JsonElement whole = await Zyz.ResultAsync(Path.Combine(folder.Path, "whole"), Short);
        Zyz.Answer answer = await Zyz.RunAsync(["run", Path.Combine(pack, "baseline.yaml"), "--json", "--no-charts", "--output", Path.Combine(folder.Path, "cut"), .. Short]);
        Assert.True(answer.Code == 0, answer.Error);
        JsonElement cut = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(whole.GetProperty("run").GetString(), cut.GetProperty("run").GetString());
        Assert.Equal(whole.GetProperty("resultHash").GetString(), cut.GetProperty("resultHash").GetString());
    }

    private static bool PublishedLater(string line) =>
        System.Text.RegularExpressions.Regex.IsMatch(line, ",(202[3-9])(-[0-9]{2}){0,2},");
}
