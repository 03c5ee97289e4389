using System.Security.Cryptography;
using System.Text;
using Xunit.Abstractions;
using Zyz.Sim.EndToEnd.Reporting;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Plans, results, vintages, requests and manifests as JSON, damaged: a value that can be written again, or one documented exception.</summary>
public sealed class JsonTextTests(ITestOutputHelper output)
{
    private static readonly string s_pack = Path.Combine(House.Root, "scenarios", "example");
    private static readonly Region s_region = RegionReader.Read(s_pack).Value!;
    private static readonly Plan s_plan = Plan.From(s_region, ScenarioReader.Read(Path.Combine(s_pack, "baseline.yaml"), s_region).Value!) with { Ensemble = Members() };

    private static readonly string[] s_values =
        ["null", "1e400", "-1e400", "NaN", "\"NaN\"", "-0", "1e-400", "99999999999999999999", "2147483648", "-1", "0.5", "true", "\"\"", "[]", "{}", "[null]", "{\"a\":null}", "\"\\ud800\"", "\"../../x\"", "\"0001-01-01\"", "\"AAAA\"", "[[[[]]]]"];

    [Fact]
    public void Plans_Damaged_AreReadOrRefused() => Suite("plan-text", PlanText.Write(s_plan), t => PlanText.Write(PlanText.Read(t)), 20_000);

    [Fact]
    public void Results_Damaged_AreReadOrRefused() => Suite("result-text", ResultText.Write(InventedResult.Result()), t => ResultText.Write(ResultText.Read(t)), 20_000);

    [Fact]
    public void Requests_Damaged_AreReadOrRefused() =>
        Suite("request-text", RecalibrationText.Write(Request()), t => RecalibrationText.Write(RecalibrationText.Read(t)), 20_000);

    /// <summary>The seal is set again, since anybody can set it.</summary>
    [Fact]
    public void Vintages_DamagedAndSealedAgain_AreOpenedOrRefused() => Suite("vintage-text", Body(), body =>
    {
        Vintage vintage = VintageText.Open(Sealed(body));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{12}$", vintage.Id);
        VintageText.Seal(vintage);
    }, 20_000);

    [Fact]
    public void Vintages_DamagedUnderTheirSeal_AreRefused() => Suite("vintage-seal", Sealed(Body()), t =>
    {
        if (!t.AsSpan().SequenceEqual(Sealed(Body())))
        {
            Assert.Throws<InvalidDataException>(() => VintageText.Open(t));
        }
    }, 5_000);

    [Fact]
    public void Manifests_Damaged_AreReadOrNone() => Suite("manifest-text", ManifestText.Write(Sample()), t =>
    {
        if (ManifestText.Read(t) is { } manifest)
        {
            Assert.InRange(manifest.Replications, 1, 10_000_000);
            ManifestText.Write(manifest);
        }
    }, 20_000);

    private void Suite(string name, byte[] valid, Action<byte[]> read, int full) => new GeneratedSuite<byte[]>(name, chance => Make(chance, valid), bytes =>
    {
        try
        {
            read(bytes);
        }
        catch (InvalidDataException)
        {
            // the documented one
        }
    })
    {
        Length = b => b.Length,
        Show = Mutations.Show,
        Smaller = Mutations.Smaller,
        Allocation = 2 << 20,
        AllocationPerUnit = 60,
    }.Run(output, full);

    /// <summary>Half of the damage keeps the text well formed: another value, a member gone or twice.</summary>
    private static byte[] Make(Random chance, byte[] valid)
    {
        if (chance.Next(4) == 0)
        {
            return Mutations.Bytes(chance, valid);
        }

        string text = Encoding.UTF8.GetString(valid);
        if (chance.Next(4) == 0)
        {
            return Encoding.UTF8.GetBytes(Mutations.Text(chance, text));
        }

        for (int changes = chance.Next(1, 4); changes > 0; changes--)
        {
            int colon = text.IndexOf(':', chance.Next(text.Length)), end = colon < 0 ? -1 : End(text, colon + 1);
            if (end < 0)
            {
                continue;
            }

            int key = text.LastIndexOf('"', text.LastIndexOf('"', colon) - 1);
            text = chance.Next(4) switch
            {
                0 when key > 0 && text[end] == ',' => text.Remove(key, end + 1 - key),
                1 when key > 0 => text.Insert(key, text[key..end] + ","),
                _ => string.Concat(text.AsSpan(0, colon + 1), s_values[chance.Next(s_values.Length)], text.AsSpan(end)),
            };
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Where the value that begins here ends.</summary>
    private static int End(string text, int from)
    {
        int depth = 0;
        bool quoted = false;
        for (int at = from; at < text.Length; at++)
        {
            char c = text[at];
            quoted ^= c == '"' && text[at - 1] != '\\';
            depth += quoted ? 0 : c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            if (!quoted && (depth < 0 || (depth == 0 && at + 1 < text.Length && text[at + 1] is ',' or '}' or ']')))
            {
                return depth < 0 ? at : at + 1;
            }
        }

        return -1;
    }

    private static Ensemble Members() => Ensemble.Of([new DrawKey("region/example", 8089, Purpose.RegionalShock)], [[0.5, -0.25, 1.5]], 1);

    private static RecalibrationRequest Request() => RecalibrationRequest.Of(s_region, "2026-06-30", 64, null, null) with { Prior = Members() };

    private static byte[] Body()
    {
        RecalibrationRequest request = Request();
        byte[] text = VintageText.Seal(new Vintage
        {
            AsOf = request.AsOf,
            ModelVersion = s_plan.ModelVersion,
            Seed = 7,
            History = request.History,
            Figures = request.Figures,
            TakenInBefore = [],
            LeftOut = request.LeftOut,
            Fits = [],
            Parameters = [],
            Shocks = [],
            StageOne = [],
            Posterior = Members(),
        });
        int begin = text.AsSpan().IndexOf("\"vintage\":"u8) + 10;
        return text[begin..^2];
    }

    private static byte[] Sealed(byte[] body) =>
        [.. Encoding.UTF8.GetBytes($"{{\"seal\":\"sha256:{Convert.ToHexStringLower(SHA256.HashData(body))}\",\"vintage\":"), .. body, .. "}\n"u8];

    private static Manifest Sample() => new()
    {
        PlanHash = "sha256:0",
        ResultHash = "sha256:1",
        ModelVersion = "1.1.0",
        ProductVersion = "0.1.0",
        Region = "example",
        ScenarioHash = "sha256:2",
        Scenario = ManifestText.ScenarioOf(PlanText.Write(s_plan)).Scenario,
        Seed = 1,
        Replications = 128,
        EpistemicDraws = 64,
        Actors = false,
        Inputs = [new ManifestFile("region.yaml", "00"), new ManifestFile("priors.csv", "11")],
        Host = new ManifestHost("Linux", ".NET 10", "X64", 2, "2026-11-26T00:00:00Z", 1.5, ["run", "x.yaml"]),
    };
}
