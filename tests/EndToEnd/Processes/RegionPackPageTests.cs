using System.Text.RegularExpressions;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>docs/region-pack.md does what it says: its commands run, its example is a pack, its mistakes give its messages.</summary>
public sealed class RegionPackPageTests
{
    private static readonly string Page = House.Text("docs/region-pack.md").ReplaceLineEndings("\n");

    /// <summary>Blocks that are files, by name.</summary>
    private static readonly Dictionary<string, string> Files = Regex.Matches(Page, "```(?:yaml|csv) (\\S+)\n(.*?)```", RegexOptions.Singleline)
        .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);

    [Fact]
    public async Task Page_FollowedToTheLetter_GivesAForecastOfAnotherCity()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "scenarios"));
        Directory.Move(folder.CopyPack("example"), Path.Combine(folder.Path, "scenarios", "example"));
        string pack = Path.Combine(folder.Path, "scenarios", "mycity"), output = "";
        string[] blocks = [.. Regex.Matches(Page, "```bash\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];
        Assert.True(blocks.Length >= 5);
        for (int i = 0; i < blocks.Length; i++)
        {
            foreach (string line in blocks[i].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.StartsWith("zyz ", line, StringComparison.Ordinal);
                Zyz.Answer answer = await Zyz.RunAsync(Zyz.StartIn(folder.Path, [.. line.Split(' ').Skip(1), "--lang", "zh"]));
                Assert.True(answer.Code == 0, $"{line}: {answer.Code} {answer.Error}{answer.Output}");
                output += answer.Output;
            }

            if (i == 0)
            {
                WriteExample(pack);
            }
        }

        Assert.Contains("甲县轴承（虚构）", output, StringComparison.Ordinal);
        Assert.Contains("3 个镇的产值目标相加为 92 亿元", output, StringComparison.Ordinal);
        Assert.Contains("所有数字逐次相同：差恰为零", output, StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(folder.Path, "results", "baseline", "charts")).Length);
        CopiedNumbers left = CopiedNumbers.Of(RegionReader.Read(pack).Value!);
        Assert.Equal(0, left.ToReplace);
        Assert.True(left.ToReview > 90, "general judgements stay marked until somebody reviews them");
    }

    /// <summary>Each mistake the page tells of: a file, what is written wrongly, and both messages as they stand on the page.</summary>
    public static TheoryData<string, string, string, string, string> Mistakes => new()
    {
        { "enterprises.csv", "25,1,2026-11-20", "25,1,2026/11/20", "须为日期，如 2022-12-31", "must be a day such as 2022-12-31" },
        { "observations.csv", "2026-03-20", "Mar-26", "须为年、年月或日期，如 2023、2023-06、2023-06-18", "must be a year, month or day such as 2023, 2023-06 or 2023-06-18" },
        { "targets.csv", "gt,100,", "gt,\"1,200\",", "须为有限的数（小数点、无千分位）", "must be a finite number with a decimal point and no separators" },
        { "targets.csv", "gt,100,", "gt,12亿,", "须为有限的数（小数点、无千分位）", "must be a finite number with a decimal point and no separators" },
        { "targets.csv", "gt,100,亿元", "gt,100,万元", "单位须为 亿元", "the unit must be 亿元" },
        { "targets.csv", "T2,noodles", "T2,面条", "（是否指 'noodles'？）", "(did you mean 'noodles'?)" },
        { "region.yaml", "towns: [bearings, noodles, lacquer]", "towns: [bearings, noodles]", "这个专业镇不在合计分组 all_towns 中，合计会漏算", "this town is not in the group all_towns, so the total would leave it out" },
        { "enterprises.csv", "lacquer,25,1,2026-11-20,判断：没有找到户数，按走访估计。,,\n", "", "这个专业镇在 enterprises.csv 中没有企业数", "enterprises.csv has no row for this town" },
        { "priors.csv", "baseOutput,lacquer,lognormal,0.9,0.5,,,,亿元,2026-11-20,判断：没有任何公布数；宽先验，九成在 0.4 到 2.0 之间。,judgement\n", "", "专业镇 lacquer 没有这个参数的先验（本镇、类别、全区都没有）", "has no prior for town lacquer: neither for the town nor for its classes nor for the region" },
        { "targets.csv", "T1c,bearings", "T1c,noodles", "以吨计的目标需要该镇的 valuePerTonne 先验", "a target in tonnes needs a prior of valuePerTonne for the town" },
        { "targets.csv", "output_value,gt,100", "output_value,突破,100", "（是否指 'gt'？）", "(did you mean 'gt'?)" },
        { "targets.csv", "capacity,gt,40,万吨", "capacity,gt,80000,万斤", "须换算成万吨：1 万吨 = 2000 万斤 = 1000 万公斤", "must be converted to 万吨 (10,000 tonnes): 1 万吨 = 2000 万斤 = 1000 万公斤" },
        { "priors.csv", "lognormal,0.9,0.5", "lognormal,0.9,", "不能为空", "must not be empty" },
        { "priors.csv", "每吨约 2 万元。", "每吨 2 万元,约数。", "这一行须有 12 个单元格，实有 13 个", "the row must have 12 cells and has 13" },
        { "enterprises.csv", "县统计局 2025 年末数；规上户数同。,M2", "县统计局 2025 年末数；规上户数同。,", "点名的企业须有来源（sources 列）", "a named enterprise needs a cited source (column sources)" },
        { "observations.csv", "2025-01-18", "2023-01-18", "公布时间早于所述年份", "was published before the year it speaks of" },
        { "region.yaml", "    classes: [industrial]", "    classes: [industrial]\n    priceSeries: metal_goods_price", "不是已知的外部序列", "is not a series of drivers.csv" },
        { "enterprises.csv", "lacquer,25,1,", "lacquer,25,20,", "规上企业每户至少 0.2 亿元：25 户共 0.9 亿元（baseOutput）容不下这么多规上企业", "an above-scale enterprise makes at least 0.2 亿元: 25 enterprises with 0.9 亿元 (baseOutput) cannot hold so many" },
        { "targets.csv", "lacquer,heritage_base", "lacquer,heritage", "不建模的目标用到的代号须在 region.yaml 的 names 中有名称", "an id that only targets without a model use needs a name under names in region.yaml" },
        { "baseline.yaml", "origin: 2026-11-30", "origin: 2025-11-30", "起点不能早于基年末", "the origin cannot lie before the end of the base year" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void Mistake_ThePageTellsOf_GivesItsMessage(string file, string right, string wrong, string zh, string en)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack("example"), path = Path.Combine(pack, file);
        File.Delete(Path.Combine(pack, "markets-and-brands.yaml"));
        WriteExample(pack);
        Assert.Empty(InputCheck.Of([pack]).Faults);
        string text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

        Fault[] faults = [.. InputCheck.Of([pack]).Faults];

        Assert.Contains(faults, f => f.ToString("zh").Contains(zh, StringComparison.Ordinal) && f.ToString("en").Contains(en, StringComparison.Ordinal));
        Assert.Contains(zh, Page, StringComparison.Ordinal);
        Assert.Contains(en, Page, StringComparison.Ordinal);
    }

    /// <summary>As many mistakes are held here as the page tells of; one of its rows shows two.</summary>
    [Fact]
    public void Mistakes_OfThePage_AreAllHeld()
    {
        string section = Page[Page.IndexOf("| 写错 / mistake |", StringComparison.Ordinal)..Page.IndexOf("## 5.", StringComparison.Ordinal)];
        Assert.Equal(Mistakes.Count, Regex.Count(section, "^\\| (?!写错|---)", RegexOptions.Multiline) + 1);
    }

    /// <summary>What the page's blocks say; those of priors.csv take the place of the rows of the example's towns.</summary>
    private static void WriteExample(string pack)
    {
        Assert.True(Files.Count >= 9, "nine files and the baseline, without levers.yaml");
        foreach ((string name, string text) in Files)
        {
            string path = Path.Combine(pack, name);
            Assert.True(File.Exists(path), name);
            string[] kept = name != "priors.csv" ? [] : [.. File.ReadAllLines(path).Where(l => !Regex.IsMatch(l, "^[A-Za-z]+,(pumps|pastry),"))];
            File.WriteAllText(path, kept.Length == 0 ? text : $"{kept[0]}\n{text}{string.Join('\n', kept.Skip(1))}\n");
        }
    }
}
