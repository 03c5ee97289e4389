using NJsonSchema;
using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>The JSON schemas say what the readers say: shipped files pass, faulty ones are flagged while one types.</summary>
public sealed class SchemaTests
{
    private static readonly string Pack = Path.Combine(House.Root, "scenarios", "xinzhou");
    private static readonly Region Xinzhou = RegionReader.Read(Pack).Value!;

    /// <summary>Cases a schema can see: form, kinds, names, ranges; not what lies between files.</summary>
    private static readonly string[] Visible =
    [
        "town-misspelt-en", "town-by-its-chinese-name", "town-unlike-any", "lever-misspelt", "lever-above-one", "lever-negative", "lever-year-below-the-lever",
        "key-unknown", "value-of-another-kind", "title-in-one-language", "keys-missing", "horizon-within-a-year", "number-full-width", "number-infinite",
        "number-quoted", "shift-of-everything", "stop-share-out-of-range", "driver-unknown-or-no-number", "schema-of-the-future", "source-not-listed",
        "seed-and-replications-out-of-range", "empty-file", "list-and-no-map", "ten-faults", "expect-names-nobody", "expect-direction-without-vs",
    ];

    public static TheoryData<string> Cases => [.. Visible];

    [Fact]
    public async Task Scenarios_AllShipped_PassTheSchemaOfTheirRegionAndOfAny()
    {
        JsonSchema own = await SchemaAsync(InputSchemas.Scenario(Xinzhou)), any = await SchemaAsync(InputSchemas.Scenario(null));
        string[] files = [.. Directory.EnumerateFiles(Pack, "*.yaml").Where(f => Path.GetFileName(f) is not ("region.yaml" or "levers.yaml"))];
        Assert.True(files.Length >= 20);
        foreach (string file in files)
        {
            string json = YamlAsJson.Of(File.ReadAllText(file));
            Assert.Equal("", string.Join('\n', own.Validate(json)));
            Assert.Equal("", string.Join('\n', any.Validate(json)));
            Assert.StartsWith("# yaml-language-server: $schema=scenario.schema.json\n", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PackFiles_Shipped_PassTheirSchemas()
    {
        Assert.Empty((await SchemaAsync(InputSchemas.Region())).Validate(YamlAsJson.Of(File.ReadAllText(Path.Combine(Pack, "region.yaml")))));
        JsonSchema levers = await SchemaAsync(InputSchemas.Levers());
        string text = File.ReadAllText(Path.Combine(Pack, "levers.yaml"));
        Assert.Empty(levers.Validate(YamlAsJson.Of(text)));
        Assert.NotEmpty(levers.Validate(YamlAsJson.Of(text.Replace("today: 0.3", "today: 1.3", StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task FaultyScenario_OfAVisibleKind_IsFlagged(string name)
    {
        JsonSchema schema = await SchemaAsync(InputSchemas.Scenario(Xinzhou));
        string text = File.ReadAllText(Path.Combine(FaultyPack.All, name, "spoilt.yaml"));

        Assert.NotEmpty(schema.Validate(YamlAsJson.Of(text)));
    }

    /// <summary>What an editor offers: towns, levers, series and measures by name, with their titles.</summary>
    [Fact]
    public void Schema_OfARegion_ListsItsNames()
    {
        string schema = InputSchemas.Scenario(Xinzhou);
        foreach (string id in Xinzhou.Towns.Select(t => t.Id).Concat(Xinzhou.Levers.Select(l => l.Id)).Concat(Xinzhou.Drivers.Select(d => d.Series)))
        {
            Assert.Contains($"\"{id}\"", schema, StringComparison.Ordinal);
        }

        Assert.Contains("定襄法兰 / Dingxiang flanges", schema, StringComparison.Ordinal);
        Assert.DoesNotContain("flange", InputSchemas.Scenario(null), StringComparison.Ordinal);
    }

    /// <summary>The files beside the scenarios are what <c>zyz schema --region … --output …</c> writes today.</summary>
    [Fact]
    public async Task SchemaFiles_Shipped_AreWhatTheCommandWrites()
    {
        string folder = Directory.CreateTempSubdirectory("zyz-schema-").FullName;
        try
        {
            using StringWriter output = new(), error = new();
            int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(["schema", "--region", Pack, "--output", folder]);
            Assert.Equal(ExitCode.Done, code);
            foreach (string file in Directory.EnumerateFiles(folder))
            {
                Assert.Equal(File.ReadAllText(Path.Combine(Pack, Path.GetFileName(file))), File.ReadAllText(file));
            }

            Assert.Equal(3, Directory.GetFiles(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The library knows the older place of definitions; the meaning is the same.</summary>
    private static Task<JsonSchema> SchemaAsync(string schema) => JsonSchema.FromJsonAsync(schema.Replace("$defs", "definitions", StringComparison.Ordinal));
}
