using System.Buffers.Binary;
using System.Text;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed class ResultFilesTests
{
    [Fact]
    public void ResultsCsv_Result_HasMarkColumnsAndAllStatistics()
    {
        byte[] csv = ResultsCsv.Write(InventedResult.Result());
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        string[] rows = Encoding.UTF8.GetString(csv[3..]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("scenario,entity,kpi,unit,prices,at,statistic,value", rows[0]);
        Assert.All(rows, row => Assert.Equal(8, row.Split(',').Length));
        Assert.Contains(rows, r => r.StartsWith("baseline,flange,output_value,亿元,current,2025-12-31,p50,", StringComparison.Ordinal));
        Assert.Contains("baseline,all_towns,output_value,1,current,2025-12-31,probability,0.09", rows);
        Assert.Contains(rows, r => r.Contains(",probability_mc_low,", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => r.Contains("green_factories", StringComparison.Ordinal) && r.Contains(",probability", StringComparison.Ordinal));
    }

    [Fact]
    public void ReplicationsCsv_Block_WritesMeasureYearReplicationAndLeavesOutWhatDoesNotExist()
    {
        byte[] kpis = [(byte)Kpi.OutputValueConstant, (byte)Kpi.OutputVolume, (byte)Kpi.RdIntensity, (byte)TownOutcomes.LeadingOutputPlane];
        double[] numbers = [0.1, 1.1, 2.1, 0, 0, 0, 0, 0, 1.5, 0, 0, 0, 3, 2, 0, 0];
        byte[] values = new byte[numbers.Length * sizeof(double)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(values.AsSpan(i * sizeof(double)), numbers[i]);
        }

        using MemoryStream stream = new();
        ReplicationsCsv.WriteHeader(stream);
        ReplicationsCsv.Write(stream, new OutcomeBlock("tea", 2022, 2, 2, kpis, values));
        string[] rows = Encoding.UTF8.GetString(stream.ToArray()[3..]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] expected =
        [
            "entity,kpi,prices,year,replication,value", "tea,output_value,constant,2022,0,0.1", "tea,output_value,constant,2022,1,1.1",
            "tea,output_value,constant,2023,0,2.1", "tea,output_value,constant,2023,1,0",
            "tea,output_volume,,2022,0,", "tea,output_volume,,2022,1,", "tea,output_volume,,2023,0,", "tea,output_volume,,2023,1,",
            "tea,rd_intensity,,2022,0,1.5", "tea,rd_intensity,,2022,1,0", "tea,rd_intensity,,2023,0,", "tea,rd_intensity,,2023,1,",
            "tea,leading_output,current,2022,0,3", "tea,leading_output,current,2022,1,2", "tea,leading_output,current,2023,0,0", "tea,leading_output,current,2023,1,0",
        ];
        Assert.Equal(expected, rows);
    }

    [Fact]
    public void ReplicationsCsv_TornBlock_IsRefused()
    {
        using MemoryStream stream = new();
        Assert.Throws<InvalidDataException>(() => ReplicationsCsv.Write(stream, new OutcomeBlock("tea", 2022, 2, 2, [0], new byte[8])));
    }

    [Fact]
    public void ManifestText_Written_IsReadBackAndKeepsTheHostApart()
    {
        var (scenario, hash) = ManifestText.ScenarioOf("""{"modelVersion":"1","scenario":{"id":"基准"}}"""u8.ToArray());
        Manifest manifest = new()
        {
            PlanHash = "sha256:1",
            ResultHash = "sha256:2",
            ModelVersion = "1",
            ProductVersion = "0.1.0",
            Region = "r",
            ScenarioHash = hash,
            Scenario = scenario,
            Seed = ulong.MaxValue,
            Replications = 64,
            EpistemicDraws = 200,
            Actors = false,
            Inputs = [new("region.yaml", "00")],
            Host = new("os", "net", "X64", 2, "2022-12-22T00:00:00Z", 1.5, ["run"]),
        };
        byte[] text = ManifestText.Write(manifest);
        Manifest? read = ManifestText.Read(text);
        Assert.NotNull(read);
        Assert.Equal(ulong.MaxValue, read.Seed);
        Assert.Equal(manifest.ScenarioHash, read.ScenarioHash);
        Assert.Equal("region.yaml", read.Inputs[0].Path);
        string json = Encoding.UTF8.GetString(text);
        Assert.Contains("基准", json, StringComparison.Ordinal);
        Assert.True(json.IndexOf("\"processors\"", StringComparison.Ordinal) > json.IndexOf("\"host\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"form":"something-else"}""")]
    public void ManifestText_ForeignText_IsNone(string text) => Assert.Null(ManifestText.Read(Encoding.UTF8.GetBytes(text)));
}
