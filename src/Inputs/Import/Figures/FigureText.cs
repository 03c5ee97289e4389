using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Figures;

/// <summary>Reads figures as bureaus write them: 约１２０万吨, 1,208,900, 310（预计）, 增长11.27%, —.</summary>
internal static partial class FigureText
{
    private const int MostDigits = 18;

    private static readonly HashSet<string> s_missing = new(StringComparer.Ordinal)
    {
        "-", "--", "—", "——", "–", "一一", "/", "\\", "…", "……", "...", "n/a", "na", "null", "无", "暂无", "缺", "缺报", "未报", "待报", "未统计", "无数据", "不详",
    };

    private static readonly (string Word, string Relation)[] s_before =
    [
        ("不少于", "ge"), ("不低于", "ge"), (">=", "ge"), ("≥", "ge"), ("至少", "ge"), ("达到", "eq"), ("超过", "gt"), ("突破", "gt"), ("大于", "gt"), ("多于", "gt"), ("逾", "gt"), ("超", "gt"), (">", "gt"),
        ("大约", "approx"), ("约为", "approx"), ("约", "approx"), ("近", "approx"), ("≈", "approx"), ("~", "approx"), ("=", "eq"), ("morethan", "gt"), ("over", "gt"), ("about", "approx"),
    ];

    private static readonly (string Word, string Relation)[] s_after =
        [("以上", "ge"), ("左右", "approx"), ("上下", "approx"), ("多", "gt"), ("余", "gt"), ("+", "gt")];

    private static readonly string[] s_upper = ["<", "≤", "<=", "不足", "不到", "低于", "小于", "少于", "以下", "以内", "至多", "lessthan", "under"];
    private static readonly string[] s_up = ["同比增长", "增长", "上升", "提高", "增加"];
    private static readonly string[] s_down = ["同比下降", "下降", "减少", "回落", "降低", "负增长"];

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>What it says as a figure.</returns>
    public static FigureReading Of(SheetCell cell) => cell.Kind switch
    {
        CellKind.Number => Stored(cell),
        CellKind.Percent => Percent(cell),
        CellKind.Date => FigureReading.Wrong(ImportTexts.IsADate),
        CellKind.Rescaled => FigureReading.Wrong(ImportTexts.IsRescaled),
        CellKind.Error => FigureReading.Wrong(ImportTexts.IsAnError),
        CellKind.Uncomputed => FigureReading.Wrong(ImportTexts.IsUncomputed),
        _ => Written(cell.Text),
    };

    private static FigureReading Stored(SheetCell cell)
    {
        FigureReading number = Number(PlainText.Compact(cell.Text), []);
        FigureUnit? unit = FigureUnit.Find(PlainText.Compact(cell.Suffix));
        return unit is null ? number : number with { Unit = unit, Done = [ImportTexts.UnitOfFormat(unit.Name)] };
    }

    private static FigureReading Percent(SheetCell cell)
    {
        FigureReading share = Number(PlainText.Compact(cell.Text), []);
        return share.Value is not { } value ? share
            : share with { Value = value * 100, Unit = FigureUnit.Find("%"), Done = [ImportTexts.ShownAsPercent] };
    }

    private static FigureReading Written(string text)
    {
        string word = PlainText.Compact(text);
        if (word.Length == 0 || word.Length > 60)
        {
            return FigureReading.Nothing;
        }

        if (s_missing.Contains(word))
        {
            return FigureReading.Absent;
        }

        if (NotFinite().IsMatch(word))
        {
            return FigureReading.Wrong(ImportTexts.NotFinite);
        }

        if (DayPattern().IsMatch(word))
        {
            return FigureReading.Wrong(ImportTexts.IsADate);
        }

        if (word[0] == '#' && word.Length > 2)
        {
            return FigureReading.Wrong(ImportTexts.IsAnError);
        }

        var done = new List<Text>();
        if (PlainText.IsFullWidth(text) && text.Any(c => c is >= '\uFF10' and <= '\uFF19' or '\uFF0E'))
        {
            done.Add(ImportTexts.FullWidth);
        }

        return Annotated(word, done);
    }

    /// <summary>Takes off what stands around the number, then reads the number.</summary>
    private static FigureReading Annotated(string word, List<Text> done)
    {
        bool expected = false, about = false;
        if (AccountingNegative().IsMatch(word))
        {
            return FigureReading.Wrong(ImportTexts.BracketedNumber);
        }

        foreach (Match remark in Remarks().Matches(word))
        {
            string said = remark.Groups[1].Value;
            bool isForecast = said is "预计" or "预测" or "预估" or "预计数" or "预计值" or "expected" or "est." or "estimate";
            bool isRough = said is "估计" or "估算" or "估" or "测算";
            bool isEarly = said is "快报" or "快报数" or "初步" or "初步核算" or "初步统计" or "初步数" or "preliminary";
            if (!isForecast && !isRough && !isEarly)
            {
                return char.IsAsciiDigit(word[0]) ? FigureReading.Wrong(ImportTexts.UnclearRemark(said)) : FigureReading.Nothing;
            }

            (expected, about) = (expected || isForecast, about || isRough);
            done.Add(isForecast ? ImportTexts.Expected : isRough ? ImportTexts.Estimated : ImportTexts.Preliminary);
        }

        word = Remarks().Replace(word, "");
        if (word.StartsWith("预计", StringComparison.Ordinal))
        {
            (expected, word) = (true, word[2..]);
            done.Add(ImportTexts.Expected);
        }

        if (Footnote().Match(word) is { Success: true } note)
        {
            word = word[..note.Index];
            done.Add(ImportTexts.FootnoteMark(note.Value));
        }

        FigureReading reading = Related(word, done);
        return reading with { IsExpected = expected && reading.Value is not null, Relation = about && reading.Relation == "eq" ? "approx" : reading.Relation };
    }

    private static FigureReading Related(string word, List<Text> done)
    {
        if (word is "持平" or "与上年持平")
        {
            return new FigureReading { Value = 0, Unit = FigureUnit.Find("%"), Done = [.. done, ImportTexts.Unchanged] };
        }

        if (word.Any(char.IsAsciiDigit) && s_upper.Any(u => word.StartsWith(u, StringComparison.Ordinal) || word.EndsWith(u, StringComparison.Ordinal)))
        {
            return FigureReading.Wrong(ImportTexts.UpperBound);
        }

        string relation = "eq";
        foreach ((string before, string meaning) in s_before.Where(b => word.StartsWith(b.Word, StringComparison.Ordinal)).Take(1))
        {
            (word, relation) = (word[before.Length..], meaning);
        }

        string? fall = s_down.FirstOrDefault(d => word.StartsWith(d, StringComparison.Ordinal));
        string? rise = fall is null ? s_up.FirstOrDefault(u => word.StartsWith(u, StringComparison.Ordinal)) : null;
        word = word[(fall ?? rise ?? "").Length..];
        foreach ((string after, string meaning) in s_after.Where(a => word.EndsWith(a.Word, StringComparison.Ordinal)).Take(1))
        {
            (word, relation) = (word[..^after.Length], meaning);
        }

        // 120多亿元, 40000余人
        if (InnerMore().Match(word) is { Success: true } more)
        {
            (word, relation) = (more.Groups[1].Value + more.Groups[2].Value, "gt");
        }

        if (relation != "eq")
        {
            done.Add(ImportTexts.Related(relation));
        }

        FigureReading number = Number(word, done);
        if (number.Value is not { } value)
        {
            return number;
        }

        if ((fall ?? rise) is not null && (value < 0 || number.Unit?.Kind != UnitKind.Percent))
        {
            return FigureReading.Wrong(ImportTexts.UnclearDirection);
        }

        return number with { Relation = relation, Value = fall is null ? value : -value, Done = fall is not null ? [.. number.Done, ImportTexts.Fell] : number.Done };
    }

    private static FigureReading Number(string word, List<Text> done)
    {
        Match match = NumberPattern().Match(word);
        if (!match.Success)
        {
            return LooksLikeRange().IsMatch(word) ? FigureReading.Wrong(ImportTexts.Range)
                : OddCommas().IsMatch(word) ? FigureReading.Wrong(ImportTexts.OddSeparators)
                : FigureReading.Nothing;
        }

        string digits = match.Groups["number"].Value;
        if (digits.Contains(',', StringComparison.Ordinal))
        {
            done.Add(ImportTexts.Separators);
        }

        string plain = digits.Replace(",", "", StringComparison.Ordinal);
        if (plain.Count(char.IsAsciiDigit) > MostDigits + 3
            || !decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) || Math.Abs(value) > 1e15m)
        {
            return FigureReading.Wrong(ImportTexts.TooLong);
        }

        string name = match.Groups["unit"].Value;
        FigureUnit? unit = name.Length == 0 ? null : FigureUnit.Find(name);
        if (name.Length > 0 && unit is null)
        {
            return UnitLike().IsMatch(name) ? FigureReading.Wrong(ImportTexts.UnknownUnit(name)) : FigureReading.Nothing;
        }

        return new FigureReading { Value = value, Unit = unit, Done = [.. done] };
    }

    [GeneratedRegex(@"^[+-]?(nan|inf|infinity|∞|非数字|无穷大?)$")]
    private static partial Regex NotFinite();

    [GeneratedRegex(@"^((19|20)\d\d[-/年.](0?[1-9]|1[0-2])[-/月.]([0-2]?\d|3[01])日?|(19|20)\d\d[-/年](0?[1-9]|1[0-2])月?|\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}/(19|20)?\d\d|\d{1,2}:\d\d(:\d\d)?)$")]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"^\([\d.,]+\)$")]
    private static partial Regex AccountingNegative();

    [GeneratedRegex(@"[(\[]([^()\[\]\d][^()\[\]]*)[)\]]")]
    private static partial Regex Remarks();

    [GeneratedRegex(@"(?<=[\d%\p{IsCJKUnifiedIdeographs}])([①-⑳*†※]+|\[\d\]|\(注?\d\))$")]
    private static partial Regex Footnote();

    [GeneratedRegex(@"^([\d.,]+)[多余]([万亿千]?[^\d]*)$")]
    private static partial Regex InnerMore();

    [GeneratedRegex(@"^(?<number>[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[+-]?\d{1,2})?)(?<unit>[^\d.,+\-~]*|10,000(yuan|t)|100millionyuan)$")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^[\d.,]+[^\d]{0,3}(-|—|–|~|至|到)[\d.,]+[^\d]{0,3}$")]
    private static partial Regex LooksLikeRange();

    [GeneratedRegex(@"^[+-]?[\d.,，]+[^\d]{0,3}$")]
    private static partial Regex OddCommas();

    [GeneratedRegex(@"^(?![年月日季号期届、])[\p{IsCJKUnifiedIdeographs}a-z‰/$¥€]{1,3}$")]
    private static partial Regex UnitLike();
}
