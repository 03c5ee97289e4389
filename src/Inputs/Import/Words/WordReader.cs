using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Import.Figures;

namespace Zyz.Sim.Inputs.Import.Words;

/// <summary>Finds in words what they say: measure, year, unit, scope.</summary>
internal static partial class WordReader
{
    private static readonly (string Word, MeasureWord Measure)[] s_measures =
    [
        .. MeasureWord.All.SelectMany(m => m.Words, (m, w) => (w, m)).OrderByDescending(p => p.w.Length).ThenBy(p => p.w, StringComparer.Ordinal),
    ];

    private static readonly string[] s_other =
    [
        "目标", "计划", "规划", "任务", "占比", "比重", "份额", "排名", "排位", "位次", "名次", "完成率", "增加额", "增加值", "增量", "新增", "人均", "亩均", "户均", "综合产值", "全产业链", "不变价", "可比价", "constantprice", "newly", "newenterprises",
        "target", "plan", "share", "rank", "投资", "税", "利润", "出口", "工资", "贷款", "用电",
    ];

    private static readonly string[] s_growth = ["同比", "增速", "增长", "增幅", "增减", "growth", "y/y", "yoy"];
    private static readonly string[] s_whole = ["全口径", "全行业", "全部企业", "全部法人", "规上规下", "wholescope", "wholetown", "wholeindustry"];
    private static readonly string[] s_implied = ["专业镇", "主导产业", "specialisedtown"];
    private static readonly string[] s_aboveScale = ["规上", "规模以上", "above-scale", "abovescale"];

    /// <summary>Reads the words of one cell, title or name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What they say.</returns>
    public static CellWords Of(string text)
    {
        string word = Quotes().Replace(PlainText.Compact(text), "");
        if (word.Length == 0)
        {
            return CellWords.None;
        }

        string? published = PublishedDay(word);
        string timeless = Days().Replace(word, " ");
        ImmutableArray<FigureUnit> units = Units(word);
        MeasureWord? measure = Measure(word);
        bool other = s_other.Any(o => word.Contains(o, StringComparison.Ordinal));
        bool growth = s_growth.Any(g => word.Contains(g, StringComparison.Ordinal));
        int[] years = [.. Years(timeless).Distinct()];
        return new CellWords
        {
            Text = PlainText.Of(text),
            Published = published,
            Measure = measure,
            Qualifier = Qualifier(word),
            IsGrowth = growth,
            Year = years.Length == 1 ? years[0] : null,
            RelativeYear = growth ? null : word.Contains("上年", StringComparison.Ordinal) || word.Contains("去年", StringComparison.Ordinal) ? -1
                : word.StartsWith("本年", StringComparison.Ordinal) || word.StartsWith("当年", StringComparison.Ordinal) || word.StartsWith("本期", StringComparison.Ordinal) ? 0 : null,
            IsNotAYear = years.Length > 1 || IsPartOfAYear(timeless),
            Units = units,
            StrangeUnit = Brackets().Matches(word).Select(m => m.Groups[1].Value).SelectMany(b => UnitSeparators().Split(b)).FirstOrDefault(b => StrangeUnits().IsMatch(b) && FigureUnit.Find(b) is null && units.IsEmpty),
            Scopes = Scopes(word, text),
            IsExpected = word.Contains("预计", StringComparison.Ordinal) || word.Contains("预测", StringComparison.Ordinal)
                || word.Contains("预估", StringComparison.Ordinal) || word.Contains("expected", StringComparison.Ordinal),
            IsOther = other,
            IsExplained = Explained().Replace(YearPattern().Replace(Brackets().Replace(Digits(word), ""), ""), "").Length == 0 || FigureUnit.Find(word) is not null,
        };
    }

    /// <summary>The measure the longest of its words names; null where two different ones stand side by side.</summary>
    /// <param name="word">A compact text.</param>
    /// <returns>The measure, or null.</returns>
    public static MeasureWord? Measure(string word)
    {
        // An id means itself only: enterprises_over_100m_new is another measure.
        if (word.Contains('_', StringComparison.Ordinal))
        {
            return MeasureWord.All.FirstOrDefault(m => m.Id == word);
        }

        string rest = word;
        var found = new List<MeasureWord>();
        foreach ((string name, MeasureWord measure) in s_measures)
        {
            int at = rest.IndexOf(name, StringComparison.Ordinal);
            if (at >= 0)
            {
                found.Add(measure);
                rest = rest.Remove(at, name.Length).Insert(at, "\n");
            }
        }

        // 企业 alone is said of nearly everything; it counts only where it is the whole header.
        MeasureWord[] distinct = [.. found.Distinct()];
        return distinct.Length == 1 ? distinct[0] : distinct.Length == 0 && Enterprises().IsMatch(word) ? MeasureWord.Named("enterprises") : null;
    }

    /// <summary>What a header says beside a measure, its unit, year and scope; a part (其中) keeps its words as its scope.</summary>
    private static string Qualifier(string word)
    {
        if (word.Contains('_', StringComparison.Ordinal) || PartWords().IsMatch(word) || Enterprises().IsMatch(word))
        {
            return "";
        }

        string rest = Brackets().Replace(Digits(word), m => string.Concat(
            UnitSeparators().Split(m.Groups[1].Value.Replace("单位:", "", StringComparison.Ordinal)).Where(t => FigureUnit.Find(t) is null && !StrangeUnits().IsMatch(t))));
        foreach ((string name, _) in s_measures)
        {
            rest = rest.Replace(name, "", StringComparison.Ordinal);
        }

        foreach (string scope in s_whole.Concat(s_implied).Concat(s_aboveScale))
        {
            rest = rest.Replace(scope, "", StringComparison.Ordinal);
        }

        rest = Harmless().Replace(Explained().Replace(YearPattern().Replace(rest, ""), ""), "");
        return FigureUnit.Find(rest) is null ? rest : "";
    }

    /// <summary>The word for a measure a header probably means.</summary>
    /// <param name="text">The header.</param>
    /// <returns>A word one edit away; null where there is none.</returns>
    public static string? NearMeasure(string text)
    {
        string word = Brackets().Replace(YearPattern().Replace(PlainText.Compact(text), ""), "").Trim('年', '度');
        return word.Length < 3 ? null : s_measures.Select(m => m.Word).Where(w => w.Length >= 3 && Fields.Spelling.Edits(word, w) == 1).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>The day on which a text says it was published, or the day that is the whole text.</summary>
    /// <param name="word">A compact text.</param>
    /// <returns>ISO day, month or year; null where there is none.</returns>
    public static string? PublishedDay(string word) => PublishedWords().Match(word) is { Success: true } match ? Day(match.Groups["day"].Value) : null;

    /// <summary>A day, month or year in any of the usual forms, as ISO text.</summary>
    /// <param name="word">A compact text such as <c>2025年3月5日</c> or <c>2025/3/5</c>.</param>
    /// <returns>For example <c>2025-03-05</c> or <c>2025-03</c>; null where it is no day.</returns>
    public static string? Day(string word)
    {
        Match match = DayParts().Match(word);
        if (!match.Success)
        {
            return null;
        }

        string iso = string.Join('-', match.Groups["part"].Captures.Select(c => c.Value.PadLeft(2, '0')));
        return PublicationDate.TryParse(iso, out _) ? iso : null;
    }

    /// <summary>Years named in a text.</summary>
    /// <param name="word">A compact text.</param>
    /// <returns>The years.</returns>
    public static IEnumerable<int> Years(string word) =>
        YearPattern().Matches(Digits(word)).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>Chinese digits of a year as figures: 二〇二四年 is 2024年.</summary>
    private static string Digits(string word) => ChineseYear().Replace(
        word, m => string.Concat(m.Value.Select(c => c is '〇' or '○' or '零' ? '0' : (char)('0' + "一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) + 1))));

    private static bool IsPartOfAYear(string word)
    {
        if (PartOfYear().IsMatch(word))
        {
            return true;
        }

        Match months = Months().Match(word);
        return months.Success && !(months.Groups["from"].Value is "1" or "" && months.Groups["to"].Value == "12");
    }

    private static ImmutableArray<FigureUnit> Units(string word)
    {
        if (FigureUnit.Find(word) is { } whole)
        {
            return [whole];
        }

        const string Label = "单位:";
        IEnumerable<string> places = Brackets().Matches(word).Select(m => m.Groups[1].Value);
        if (word.LastIndexOf(Label, StringComparison.Ordinal) is var at and >= 0)
        {
            places = places.Append(word[(at + Label.Length)..].TrimEnd(')'));
        }

        var units = new List<FigureUnit>();
        foreach (string place in places)
        {
            // （预计，亿元）: the unit among other words; but （亿元、万美元） leaves open which.
            string[] words = FigureUnit.Find(place) is null ? UnitSeparators().Split(place) : [place];
            if (!words.Any(w => StrangeUnits().IsMatch(w) && FigureUnit.Find(w) is null))
            {
                units.AddRange(words.Select(FigureUnit.Find).OfType<FigureUnit>());
            }
        }

        // 产值亿元: the measure's whole word and then the unit.
        if (units.Count == 0 && s_measures.FirstOrDefault(m => word.StartsWith(m.Word, StringComparison.Ordinal)) is { Word: { } name }
            && FigureUnit.Find(word[name.Length..].TrimStart(',', '/', ':', '、', '-')) is { } tail)
        {
            units.Add(tail);
        }

        return [.. units.Distinct()];
    }

    private static ImmutableArray<FigureScope> Scopes(string word, string text)
    {
        var scopes = new List<FigureScope>();
        string shown = Shortened(PlainText.Of(text));
        string rest = word;
        if (s_whole.Any(w => word.Contains(w, StringComparison.Ordinal)))
        {
            scopes.Add(new FigureScope(ScopeKind.Whole, shown));
            rest = rest.Replace("规上规下", "", StringComparison.Ordinal);
        }

        if (s_aboveScale.Any(a => rest.Contains(a, StringComparison.Ordinal)))
        {
            scopes.Add(new FigureScope(ScopeKind.AboveScale, shown));
        }
        else if (PartWords().IsMatch(rest))
        {
            scopes.Add(new FigureScope(ScopeKind.Part, shown));
        }

        if (s_implied.Any(i => word.Contains(i, StringComparison.Ordinal)))
        {
            scopes.Add(new FigureScope(ScopeKind.Implied, shown));
        }

        return [.. scopes];
    }

    private static string Shortened(string text)
    {
        const int Longest = 60;
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d)(?!\d|\.\d)")]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"[一二]九?[〇○零一二三四五六七八九]{2,3}(?=年)")]
    private static partial Regex ChineseYear();

    [GeneratedRegex(@"(?<!\d|截[至止]|截[至止]到)(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日?|[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月(?=发布|公布|填报|印发|制))")]
    private static partial Regex Days();

    [GeneratedRegex(@"(?:发布|公布|公开|印发)(?:日期|时间|日|于)?[:]?(?<day>(?:19|20)\d\d(?:[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?|月)?|年)?)|(?<day>(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?)(?:发布|公布|印发)")]
    private static partial Regex PublishedWords();

    [GeneratedRegex(@"^(?<part>(?:19|20)\d\d)(?:[-/.年](?<part>\d{1,2})(?:[-/.月](?<part>\d{1,2})日?|月)?|年)?$")]
    private static partial Regex DayParts();

    [GeneratedRegex(@"上半年|下半年|季度|[1-4]季|q[1-4]|截至(?:19|20)\d\d年(?:[1-9]|1[01])月")]
    private static partial Regex PartOfYear();

    [GeneratedRegex(@"(?:(?<from>\d{1,2})(?:-|—|–|~|至|到))?(?<to>\d{1,2})月")]
    private static partial Regex Months();

    [GeneratedRegex(@"^(?:20\d\d年)?企业(?:\((?:户|家|个|数)\))?$")]
    private static partial Regex Enterprises();

    [GeneratedRegex(@"1(?:-|—|–|~|至|到)12月|12月|当年价格?|现行价格?|现价|年末|年底|年度|全年|年|末|底|累计|实际数?|完成数?|预计数?|预测数?|预估|数值|数据|数|值|value|figure|本期|上年|去年|本年|当年|同期|合计|expected|actual|规模以上|规上|全口径|其中|单位|[:、,/]|同比|增速|增长率?|增幅|growth|y/y|yoy|%|专业镇|全市|主导产业")]
    private static partial Regex Explained();

    [GeneratedRegex(@"[""'“”‘’「」《》]")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"主要|主导|指标|情况|经济|生产|经营|统计|基本|各|产品|企业|工业|产业|实现|完成|达到|拥有|现有|实有|在册|期末|平均|全部|总|量|额|户|家|个|有|共|比|较|total|annual|numberof|current|prices?|[()\-—_.*※①-⑳\s\d]")]
    private static partial Regex Harmless();

    [GeneratedRegex(@"^[^:、,/]{0,4}(?:元|吨|斤|升|台|套|件|立方米|tce|dollars)$")]
    private static partial Regex StrangeUnits();

    [GeneratedRegex(@"\(([^()]*)\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[、,;/和及或与]|(?<=[元吨户人%])-")]
    private static partial Regex UnitSeparators();

    [GeneratedRegex(@"其中|重点企业|重点监测|监测企业|样本|集群|龙头企业|部分企业|抽样|示范区|园区|设计产能|备案产能|核定产能|在建|\d+(?:家|户)企业|ofwhich|leadingenterprises")]
    private static partial Regex PartWords();
}
