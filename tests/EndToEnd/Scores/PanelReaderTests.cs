using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Panels;

namespace Zyz.Sim.EndToEnd.Scores;

/// <summary>Any panel of firms can be read, and what is wrong in one is said at once with its place.</summary>
public sealed class PanelReaderTests
{
    private const string Yaml = """
        schema: 1
        id: mills
        title: { zh: 磨坊, en: Mills }
        measure: { zh: 产值, en: output }
        unit: { zh: 万元, en: "10,000 yuan" }
        source: invented
        file: mills.csv
        columns: { firm: 企业, year: 年份, group: 行业, size: 产值 }

        """;

    [Fact]
    public void Read_ShippedPanel_HasItsFirmsAndSource()
    {
        FirmPanel panel = PanelReader.Read(Path.Combine(House.Root, "scenarios", "panels", "uk-firms")).Value!;
        Assert.Equal((1031, 140, 9), (panel.Figures.Length, panel.Figures.Select(f => f.Firm).Distinct().Count(), panel.Figures.Select(f => f.Group).Distinct().Count()));
        Assert.Equal((1976, 1984), (panel.Figures.Min(f => f.Year), panel.Figures.Max(f => f.Year)));
        Assert.Contains("Arellano", panel.Source, StringComparison.Ordinal);
        Assert.Contains("GPL", panel.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherColumnsGapsAndMissingSizes_AreNoFaults()
    {
        Reading<FirmPanel> reading = Read(Yaml, "备注,产值,企业,年份,行业\n,12.5,甲,2020,A\nx,NA,甲,2021,A\n,1e3,\"乙, 厂\",2023,B\n,,乙,2024,B\n,.,丙,2020,B\n");
        Assert.Empty(reading.Faults.Select(f => f.ToString("en")));
        Assert.Equal([("乙, 厂", 2023, 1000.0), ("甲", 2020, 12.5)], reading.Value!.Figures.Select(f => (f.Firm, f.Year, f.Size)));
        Assert.Equal(3, reading.Value.Missing);
    }

    [Fact]
    public void Read_RowsInAnotherOrder_AreTheSamePanel()
    {
        const string Head = "企业,年份,行业,产值\n";
        Assert.Equal(Read(Yaml, Head + "a,2020,x,1\nb,2020,x,2\na,2021,x,3\n").Value!.Figures, Read(Yaml, Head + "a,2021,x,3\nb,2020,x,2\na,2020,x,1\n").Value!.Figures.AsEnumerable());
    }

    [Fact]
    public void Read_WithoutGroups_IsOneGroup() =>
        Assert.Equal("all", Read(Yaml.Replace("group: 行业, ", "", StringComparison.Ordinal), "企业,年份,产值\na,2020,1\n").Value!.Figures.Single().Group);

    [Fact]
    public void Read_HostileRows_NamesEveryFaultWithItsPlace()
    {
        Reading<FirmPanel> reading = Read(Yaml, "企业,年份,行业,产值\na,2020,x,0\na,2020,x,5\nb,2020,x,-3\n,2020,x,1\nc,20.5,x,1\nd,2020,,1\ne,2020,x,NaN\nf,2020,x,\"1,200\"\ng,2020,x,1,9\nh,2020,x,1e400\ni,1066,x,1\n");
        Assert.Null(reading.Value);
        Assert.Equal(
            ["2:10", "3:1", "4:10", "5:1", "6:3", "7:8", "8:10", "9:10", "10:1", "11:10", "12:3"],
            reading.Faults.Select(f => $"{f.Line}:{f.Column}"));
        Assert.All(reading.Faults, f => Assert.Equal("mills.csv", f.File));
    }

    [Fact]
    public void Read_MisspeltColumn_SuggestsTheColumnOfTheFile()
    {
        Fault fault = Assert.Single(Read(Yaml.Replace("size: 产值", "size: output", StringComparison.Ordinal), "企业,年份,行业,outptu\na,2020,x,1\n").Faults);
        Assert.Equal(("mills.csv", "output", "outptu"), (fault.File, fault.Value, fault.Suggestion));
    }

    [Theory]
    [InlineData("schema: 1", "schema: 2")]
    [InlineData("source: invented", "")]
    [InlineData("unit: {", "unti: {")]
    [InlineData("file: mills.csv", "file: ../mills.csv")]
    [InlineData("file: mills.csv", "file: gone.csv")]
    [InlineData("year: 年份", "year: 企业")]
    [InlineData("year: 年份, ", "")]
    public void Read_FaultyYaml_IsRefused(string old, string now) =>
        Assert.NotEmpty(Read(Yaml.Replace(old, now, StringComparison.Ordinal), "企业,年份,行业,产值\na,2020,x,1\n").Faults);

    [Theory]
    [InlineData("")]
    [InlineData("企业,年份,行业,产值\n")]
    [InlineData("企业,年份,行业,产值\na,2020,x,NA\n")]
    public void Read_NoFigures_IsRefused(string csv) => Assert.NotEmpty(Read(Yaml, csv).Faults);

    [Fact]
    public void Validate_PanelFolders_AreCheckedToo()
    {
        Assert.Empty(InputCheck.Of([Path.Combine(House.Root, "scenarios", "panels", "uk-firms")]).Faults);
        using TemporaryFolder folder = Folder(Yaml, "企业,年份,行业,产值\na,2020,x,0\n");
        Assert.Single(InputCheck.Of([Path.Combine(folder.Path, "panel.yaml")]).Faults);
    }

    private static Reading<FirmPanel> Read(string yaml, string csv)
    {
        using TemporaryFolder folder = Folder(yaml, csv);
        return PanelReader.Read(folder.Path);
    }

    private static TemporaryFolder Folder(string yaml, string csv)
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "panel.yaml"), yaml);
        File.WriteAllText(Path.Combine(folder.Path, "mills.csv"), csv);
        return folder;
    }
}
