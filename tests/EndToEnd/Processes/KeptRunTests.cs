using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>The command and its store: what broke off goes on, what is there is not played again, and what is wrong is said.</summary>
public sealed class KeptRunTests : IDisposable
{
    private const int Long = 20_000;
    private readonly TemporaryFolder folder = new();

    private string Store => Path.Combine(folder.Path, "kept");

    private string Result => Path.Combine(folder.Path, "result");

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("INT", 130, "cancelled")]
    [InlineData("KILL", 137, "not finished")]
    public async Task Run_EndedByASignal_IsListedAndResumedWithTheSameBits(string signal, int code, string state)
    {
        Skip.If(OperatingSystem.IsWindows(), "NOT TESTED: no signals here");
        Skip.If(signal == "INT" && LongTests.NotTested is not null, LongTests.NotTested); // the harder of the two is tested everywhere
        Zyz run = Start(Long);
        await Task.WhenAny(ChunksAsync(), Task.Delay(TimeSpan.FromSeconds(60)));
        using (Process kill = Process.Start("kill", [$"-{signal}", run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!)
        {
            await kill.WaitForExitAsync();
        }

        Zyz.Answer broken = await Zyz.RunAsync(run);

        Assert.Equal(code, broken.Code);
        Assert.Equal(signal == "INT", broken.Error.Contains("zyz resume ", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Result));
        JsonNode listed = JsonNode.Parse((await AnswerAsync("runs", "--json")).Output)!.AsArray().Single()!;
        Assert.StartsWith(state, (string)listed["state"]!, StringComparison.Ordinal);
        Assert.InRange((int)listed["chunksStored"]!, 1, (int)listed["chunksWhole"]! - 1);
        Zyz.Answer resumed = await AnswerAsync("resume", ((string)listed["run"]!)["sha256:".Length..][..8], "--no-charts", "--json");
        Assert.True(resumed.Code == 0, resumed.Error);
        Assert.True(File.Exists(Path.Combine(Result, "manifest.json")), "the result is where the run was to write it");
        Assert.NotEmpty(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Result, "manifest.json")))!["inputs"]!.AsArray());
        Assert.Equal(Hash((await Zyz.RunAsync([.. Arguments(Long), "--no-store"])).Output), Hash(resumed.Output));
    }

    [Fact]
    public async Task Verify_ResultAsWrittenAndChanged_ConfirmsAndNamesThePlace()
    {
        Assert.Equal(0, (await Zyz.RunAsync(Start(64))).Code);

        Zyz.Answer sound = await AnswerAsync("verify", Result);
        Assert.True(sound.Code == 0, sound.Output + sound.Error);
        string file = Path.Combine(Result, "results.json"), text = await File.ReadAllTextAsync(file);
        JsonNode changed = JsonNode.Parse(text)!;
        changed["series"]![3]!["points"]![1]!["p50"] = 123.5;
        await File.WriteAllTextAsync(file, changed.ToJsonString());
        Zyz.Answer wrong = await AnswerAsync("verify", Result);
        Assert.Equal(6, wrong.Code);
        Assert.Contains(".series[3].points[1].p50", wrong.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text);
        string manifest = Path.Combine(Result, "manifest.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("\"replications\": 64", "\"replications\": 128", StringComparison.Ordinal));
        wrong = await AnswerAsync("verify", Result);
        Assert.Equal(6, wrong.Code);
        Assert.Contains("NOT confirmed", wrong.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Run_OnAFullDisk_SaysSoLosesNothingAndGoesOnWhenThereIsRoom()
    {
        Skip.If(OperatingSystem.IsWindows(), "NOT TESTED: no limit of file sizes here");
        const int KiB = 800;
        Zyz.Answer full = await Zyz.RunAsync(Zyz.StartUnder($"trap '' XFSZ; ulimit -f {KiB}", [.. Arguments(640), "--store", Store]));
        Assert.Equal(5, full.Code);
        Assert.Contains("no room left", full.Error, StringComparison.Ordinal);
        Assert.Contains("zyz resume", full.Error, StringComparison.Ordinal);
        JsonNode listed = JsonNode.Parse((await AnswerAsync("runs", "--json")).Output)!.AsArray().Single()!;
        Assert.InRange((int)listed["chunksStored"]!, 1, (int)listed["chunksWhole"]! - 1);
        Zyz.Answer resumed = await AnswerAsync("resume", "baseline", "--no-charts");
        Assert.True(resumed.Code == 0, resumed.Error);
        Assert.Contains("were kept already", resumed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_OfARun_DrawsTheChartsOfTheRunWithWhatWasPublished()
    {
        string again = Path.Combine(folder.Path, "again");
        Zyz.Answer ran = await AnswerAsync("run", Zyz.Baseline, "--replications", "64", "--output", Result);
        Assert.True(ran.Code == 0, ran.Error);
        Zyz.Answer resumed = await AnswerAsync("resume", "baseline", "--output", again);
        Assert.True(resumed.Code == 0, resumed.Error);
        string[] charts = [.. Directory.GetFiles(Path.Combine(Result, "charts")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Contains("output_value-city_towns.svg", charts); // of a group that is drawn only where output was published
        Assert.Equal(charts, Directory.GetFiles(Path.Combine(again, "charts")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.All(charts, chart => Assert.Equal(
            File.ReadAllText(Path.Combine(Result, "charts", chart)), File.ReadAllText(Path.Combine(again, "charts", chart))));
    }

    [Fact]
    public async Task Store_ThatIsNone_IsRefusedWithAWayOut()
    {
        Directory.CreateDirectory(Store);
        await File.WriteAllTextAsync(Path.Combine(Store, "store.db"), "this is a letter and no store, and it is long enough to be looked at as a database would be");
        Zyz.Answer answer = await Zyz.RunAsync(Start(64));
        Assert.Equal(5, answer.Code);
        Assert.Contains("--no-store", answer.Error, StringComparison.Ordinal);
        Assert.Contains("store.db", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_OfRunsThatAreNotThere_SayWhatThereIs()
    {
        Zyz.Answer none = await AnswerAsync("runs");
        Assert.Equal(0, none.Code);
        Assert.Contains("no runs are kept", none.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store), "looking makes no store");
        Zyz.Answer unknown = await AnswerAsync("resume", "nobody");
        Assert.Equal(3, unknown.Code);
        Assert.Contains("no run 'nobody'", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await AnswerAsync("runs", "--remove", "nobody")).Code);
        Assert.Equal(3, (await AnswerAsync("verify", folder.Path)).Code);
        Zyz.Answer limit = await Zyz.RunAsync([.. Arguments(64), "--store", Store], ("ZYZ_STORE_LIMIT", "NaN"));
        Assert.Equal(2, limit.Code);
        Assert.Contains("ZYZ_STORE_LIMIT", limit.Error, StringComparison.Ordinal);
    }

    private static string Hash(string json) => JsonDocument.Parse(json).RootElement.GetProperty("resultHash").GetString()!;

    private Zyz Start(int replications) => Zyz.Start([.. Arguments(replications), "--store", Store]);

    private string[] Arguments(int replications) =>
    [
        "run", Zyz.Baseline, "--json", "--no-charts", "--lang", "en", "--horizon", "2023-12-31", "--output", Result,
        "--replications", replications.ToString(System.Globalization.CultureInfo.InvariantCulture),
    ];

    private Task<Zyz.Answer> AnswerAsync(params string[] words) => Zyz.RunAsync([.. words, "--store", Store, "--lang", "en"]);

    /// <summary>Waits until something is stored.</summary>
    private async Task ChunksAsync()
    {
        string log = Path.Combine(Store, "store.db-wal");
        while (!File.Exists(log) || new FileInfo(log).Length < 1 << 20)
        {
            await Task.Delay(20);
        }
    }
}
