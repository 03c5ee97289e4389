using System.Text;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Tests.Inputs;

public sealed class RegionFaultTests
{
    /// <summary>In the changed text, « and » enclose the value that is named; the place of « is the place named.</summary>
    [Theory]
    [InlineData("priors.csv", "\nclosureRate,", "\n«closureRat»,", "is not a parameter of the model", "closureRate")]
    [InlineData("priors.csv", "baseOutput,casting,lognormal", "baseOutput,«castng»,lognormal", "is not a town or class of the region", "casting")]
    [InlineData("priors.csv", "baseOutput,casting,lognormal", "baseOutput,casting,«lognorml»", "is not a family of priors", "lognormal")]
    [InlineData("priors.csv", "lognormal,40,0.7,,,,亿元", "lognormal,40,0.7,,,,«万元»", "the unit must be 亿元", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,«NaN»,0.7,", "must be a finite number", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,40,«Infinity»,", "must be a finite number", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,«1e999»,0.7,", "must be a finite number", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,«0x28»,0.7,", "must be a finite number", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,«\"1,000\"»,0.7,", "must be a finite number", "1000")]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,«４０»,0.7,", "must be a finite number", "40")]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,«-40»,0.7,", "must be above 0", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,40,«-0.7»,", "must be at least 0", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,", "lognormal,40,«»,", "must not be empty", null)]
    [InlineData("priors.csv", "lognormal,40,0.7,,,,", "lognormal,«40»,0.7,,,0.01,", "leaves next to no probability", null)]
    [InlineData("priors.csv", "normal,0.15,0.05,,0,0.3,", "normal,0.15,0.05,,«0.4»,0.3,", "the lower bound must be below the upper", null)]
    [InlineData("priors.csv", "overflowSharing,,beta,7,3", "overflowSharing,,beta,7,«0»", "must be above 0", null)]
    [InlineData("priors.csv", "depreciation,,fixed,0.08", "depreciation,,fixed,«8»", "must lie between 0 and 1", null)]
    [InlineData("priors.csv", "depreciation,,fixed,0.08,", "depreciation,,fixed,0.08,«0.1»", "must be empty here", null)]
    [InlineData("priors.csv", "judgement\ndriftSpread", "«judgment»\ndriftSpread", "is not a source of sources.csv", "judgement")]
    [InlineData("priors.csv", "name,scope,family", "name,«scop»,family", "is not a column of this file", "scope")]
    [InlineData("enterprises.csv", "casting,150,30,", "casting,150,«151»,", "more above-scale enterprises than enterprises", null)]
    [InlineData("enterprises.csv", "casting,150,30,", "casting,«150.5»,30,", "must be a whole number from 1", null)]
    [InlineData("enterprises.csv", "casting,150,30,2026-11-22", "casting,150,30,«2026-11-31»", "must be a day such as", null)]
    [InlineData("enterprises.csv", ",S9\n", ",«S900»\n", "is not a source of sources.csv", "S100")]
    [InlineData("targets.csv", "T3,casting,output_value", "T3,casting,«output_vaule»", "is not a measure of the model", "output_value")]
    [InlineData("targets.csv", "ge,120,亿元", "ge,120,«万元»", "the unit must be 亿元", null)]
    [InlineData("targets.csv", "T3,casting", "T3,«cassting»", "is not a town or group of the region", "casting")]
    [InlineData("targets.csv", "T3,casting,output_value,ge", "T3,casting,output_value,«=>»", "is not a relation (known: approx, ge, gt, strive)", null)]
    [InlineData("targets.csv", "T3c,", "«T3»,", "stands twice: the first is in line", null)]
    [InlineData("targets.csv", "T7c,tea", "T7c,«foods»", "needs a prior of valuePerTonne", null)]
    [InlineData("drivers.csv", "magnesium_ingot,2025,16500,元/吨", "magnesium_ingot,2025,16500,«% y/y»", "the unit must be 元/吨", null)]
    [InlineData("drivers.csv", "magnesium_ingot,2025,", "magnesium_ingot,«2024»,", "stands twice", null)]
    [InlineData("drivers.csv", "16500,元/吨,,found,2026-01", "16500,元/吨,,found,«2024-13»", "must be a year, month or day", null)]
    [InlineData("drivers.csv", "16500,元/吨,,found,2026-01", "16500,元/吨,,found,«2024-01»", "was published before the year it speaks of", null)]
    [InlineData("observations.csv", "\ncarving,2022,output_value", "\n«carvings»,2022,output_value", "probably misspelt", "carving")]
    [InlineData("observations.csv", "all_towns,2024,output_value,eq,310.05,亿元", "all_towns,2024,output_value,eq,310.05,«亿»", "is not a unit in use", "亿元")]
    [InlineData("observations.csv", "S20,false", "S20,«no»", "must be true or false", null)]
    [InlineData("projects.csv", ",2026Q4,", ",«2026Q5»,", "must be a quarter or a year", null)]
    [InlineData("projects.csv", ",2026Q4,", ",«2023Q3»,", "must open after it is signed", null)]
    [InlineData("sources.csv", "\nS8,", "\n«S7»,again,A\nS8,", "stands twice", null)]
    [InlineData("region.yaml", "    category: manufacturing", "    «categry»: manufacturing", "is not a key here", "category")]
    [InlineData("region.yaml", "classes: [metals]", "classes: [«metal»]", "is not a class of the region", "metals")]
    [InlineData("region.yaml", "priceSeries: ppi_ferrous", "priceSeries: «ppi_ferous»", "is not a series of drivers.csv", "ppi_ferrous")]
    [InlineData("region.yaml", "towns: [casting, coal_machinery]", "towns: [casting, «coalmachinery»]", "is not a town of the region", "coal_machinery")]
    [InlineData("region.yaml", "baseYear: 2022", "baseYear: «\"2022\"»", "must be a whole number from 1949 to 2100", null)]
    [InlineData("region.yaml", "baseYear: 2022", "baseYear: 2022\n«baseYear»: 2023", "stands twice", null)]
    [InlineData("region.yaml", "schema: 1", "schema: «2»", "this version knows schema 1 only", null)]
    [InlineData("levers.yaml", "today: 0.3", "today: «1.3»", "must lie between 0 and 1", null)]
    [InlineData("levers.yaml", "today: 0.3", "today: «.nan»", "must be a finite number", null)]
    [InlineData("levers.yaml", "number: 10", "number: «9»", "stands twice", null)]
    [InlineData("levers.yaml", "today: 0.3", "today: «»!!float 0.3", "anchors, aliases and tags are not allowed", null)]
    public void Read_OneSpoiltValue_IsNamedAtItsPlace(string file, string old, string changed, string rule, string? suggestion)
    {
        using var pack = new PackCopy();
        pack.Replace(file, old, changed);
        string text = pack[file];
        int at = text.IndexOf('«', StringComparison.Ordinal);
        int line = text[..at].Count(c => c == '\n') + 1;
        int column = at - text.LastIndexOf('\n', at);
        string value = text[(at + 1)..text.IndexOf('»', StringComparison.Ordinal)].Trim('"');
        pack[file] = text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        Reading<Region> reading = pack.Read();

        Assert.Null(reading.Value);
        Fault fault = reading.Faults[0];
        Assert.Equal($"{file}:{line}:{column}: '{value}'", $"{fault.File}:{fault.Line}:{fault.Column}: '{fault.Value}'");
        Assert.Contains(rule, fault.Rule.En, StringComparison.Ordinal);
        Assert.Equal(suggestion, fault.Suggestion);
        Assert.Single(reading.Faults);
    }

    [Fact]
    public void Read_TenFaultsInOneFile_NamesAllTenInOrder()
    {
        using var pack = new PackCopy();
        int line = pack.LastLine("priors.csv");
        pack.Append("priors.csv", "townShok,casting,normal,0.05,0.3,,,,1/√year,2026-11-22,why,judgement")
            .Append("priors.csv", "townShock,steel,normal,x,0.3,,,,1/√year,2026-11-22,why,judgement")
            .Append("priors.csv", "townShock,casting,gaussian,0.05,0.3,zero,,,1/year,22.11.2026,,S999x");
        line++;

        Fault[] faults = [.. pack.Read().Faults];

        string[] expected =
        [
            $"priors.csv:{line}:1: 'townShok' — is not a parameter of the model (did you mean 'townShock'?)",
            $"priors.csv:{line + 1}:11: 'steel' — is not a town or class of the region (known: carving, casting, coal_machinery, consumer, flange, foods, huangjiu, magnesium, metals, other, tea)",
            $"priors.csv:{line + 1}:24: 'x' — must be a finite number with a decimal point and no separators",
            $"priors.csv:{line + 2}:1: 'townShock' — stands twice: the first is in line {line}",
            $"priors.csv:{line + 2}:19: 'gaussian' — is not a family of priors (known: beta, fixed, halfNormal, lognormal, normal)",
            $"priors.csv:{line + 2}:37: 'zero' — must be a finite number with a decimal point and no separators",
            $"priors.csv:{line + 2}:44: '1/year' — the unit must be 1/√year",
            $"priors.csv:{line + 2}:51: '22.11.2026' — must be a day such as 2022-12-31",
            $"priors.csv:{line + 2}:62: '' — must not be empty",
            $"priors.csv:{line + 2}:63: 'S999x' — is not a source of sources.csv (did you mean 'S99'?)",
        ];
        Assert.Equal(expected, faults.Select(f => f.ToString("en")));
    }

    [Fact]
    public void Read_FaultsInSeveralFiles_ComeAtOnceByFileLineAndColumn()
    {
        using var pack = new PackCopy();
        pack.Replace("targets.csv", "ge,120,亿元", "ge,0,亿元").Replace("drivers.csv", "found", "seen")
            .Replace("region.yaml", "id: xinzhou", "id: xin zhou").Replace("levers.yaml", "today: 0.3", "today: 3");

        Reading<Region> reading = pack.Read();

        Assert.Equal(["drivers.csv", "levers.yaml", "region.yaml", "targets.csv"], reading.Faults.Select(f => f.File));
        Assert.Null(reading.Value);
    }

    [Fact]
    public void Read_MissingFiles_AreFaultsWithoutFollowers()
    {
        using var pack = new PackCopy();
        string[] files = ["enterprises.csv", "levers.yaml", "priors.csv", "region.yaml", "sources.csv"];
        foreach (string file in files)
        {
            File.Delete(Path.Combine(pack.Folder, file));
        }

        Reading<Region> reading = pack.Read();

        Assert.Equal(files, reading.Faults.Select(f => f.File));
        Assert.All(reading.Faults, f => Assert.Equal("the file is missing", f.Rule.En));
    }

    [Fact]
    public void Read_MissingFolder_IsOneFault()
    {
        using var pack = new PackCopy();

        Fault fault = Assert.Single(RegionReader.Read(Path.Combine(pack.Folder, "nowhere")).Faults);

        Assert.Equal("there is no such folder", fault.Rule.En);
    }

    [Fact]
    public void Read_ParameterWithoutPriorForATown_IsNamedWithTheTown()
    {
        using var pack = new PackCopy();
        string[] lines = pack["priors.csv"].Split('\n');
        pack["priors.csv"] = string.Join('\n', lines.Where(l => !l.StartsWith("priceNoise,tea,", StringComparison.Ordinal)));

        Fault fault = Assert.Single(pack.Read().Faults);

        Assert.Equal("priceNoise", fault.Value);
        Assert.Contains("town tea", fault.Rule.En, StringComparison.Ordinal);
        Assert.Equal(
            "priors.csv:1:1: 'priceNoise' — 专业镇 tea 没有这个参数的先验（本镇、类别、全区都没有）", fault.ToString("zh"));
    }

    [Fact]
    public void Read_DemandSeriesWithoutElasticity_IsNamed()
    {
        using var pack = new PackCopy();
        pack.Replace("region.yaml", "    classes: [consumer]", "    classes: [consumer]\n    demandSeries: castings_china");

        Fault fault = Assert.Single(pack.Read().Faults);

        Assert.Equal("demandElasticity", fault.Value);
        Assert.Contains("town huangjiu", fault.Rule.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TownWithoutEnterprises_IsNamed()
    {
        using var pack = new PackCopy();
        string[] lines = pack["enterprises.csv"].Split('\n');
        pack["enterprises.csv"] = string.Join('\n', lines.Where(l => !l.StartsWith("tea,", StringComparison.Ordinal)));

        Fault fault = Assert.Single(pack.Read().Faults);

        Assert.Equal("enterprises.csv:1:1: 'tea' — enterprises.csv has no row for this town", fault.ToString("en"));
    }

    [Fact]
    public void Read_BrokenForm_IsNamedAtItsPlace()
    {
        using var pack = new PackCopy();
        int targets = pack.LastLine("targets.csv") + 1;
        int sources = pack.LastLine("sources.csv") + 1;
        int drivers = pack.LastLine("drivers.csv") + 1;
        pack.Append("targets.csv", "T9,flange").Append("sources.csv", "S900,\"never closed,A")
            .Append("drivers.csv", "ppi_all,2017,6.3,% y/y,so \"called\",found,2018-01,S57")
            .Replace("levers.yaml", "levers:", "levers: [");

        string[] faults = [.. pack.Read().Faults.Select(f => $"{f.File}:{f.Line}:{f.Column} {f.Rule.En}")];

        Assert.Contains($"targets.csv:{targets}:1 the row must have 12 cells and has 2", faults);
        Assert.Contains($"sources.csv:{sources}:6 the quote is not closed", faults);
        Assert.Contains($"drivers.csv:{drivers}:24 a cell with quotes must be quoted as a whole, inner quotes doubled", faults);
        Assert.Contains(faults, f => f.StartsWith("levers.yaml:", StringComparison.Ordinal) && f.Contains("is not valid YAML", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_FilesCutOffAnywhere_GiveFaultsAndNoException()
    {
        const int Cuts = 9;
        foreach (string path in Directory.GetFiles(PackCopy.Original))
        {
            using var pack = new PackCopy();
            string file = Path.GetFileName(path);
            string text = pack[file];
            for (int cut = 0; cut < Cuts; cut++)
            {
                pack[file] = text[..(text.Length * cut / Cuts)];
                Reading<Region> reading = pack.Read();
                Assert.Equal(reading.Faults.IsEmpty, reading.Value is not null);
            }
        }
    }

    [Fact]
    public void Read_LinkOutOfTheFolder_IsRefused()
    {
        using var pack = new PackCopy();
        using var elsewhere = new PackCopy();
        string link = Path.Combine(pack.Folder, "projects.csv");
        File.Delete(link);
        File.CreateSymbolicLink(link, Path.Combine(elsewhere.Folder, "projects.csv"));

        Fault fault = Assert.Single(pack.Read().Faults);

        Assert.Equal("the link leads out of the region folder", fault.Rule.En);
    }
}
