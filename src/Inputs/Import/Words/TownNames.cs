using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Words;

/// <summary>Matches what a table calls a town or group with the region's own: by id or by title in either language.</summary>
internal sealed partial class TownNames
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly ILookup<string, Town> counties;
    private readonly ImmutableArray<(string Id, Text Title)> titles;
    private readonly string[] ids;
    private readonly HashSet<string> towns;

    /// <summary>Takes the names of a region.</summary>
    /// <param name="region">The region.</param>
    public TownNames(Region region)
    {
        titles = TitledNames.Of(region);
        ids = [.. titles.Select(t => t.Id)];
        towns = [.. region.Towns.Select(t => t.Id)];
        foreach ((string id, Text title) in titles)
        {
            foreach (string name in new[] { id, title.Zh, title.En })
            {
                names.TryAdd(PlainText.Compact(name), id);
            }
        }

        foreach (Town town in region.Towns)
        {
            // 定襄县法兰 for 定襄法兰: the county's full name before what the title says after its short one.
            string county = PlainText.Compact(town.County.Zh), stem = Stem(county), title = PlainText.Compact(town.Title.Zh);
            if (county.Length > 1 && title.StartsWith(stem, StringComparison.Ordinal))
            {
                names.TryAdd(county + title[stem.Length..], town.Id);
            }
        }

        counties = region.Towns.SelectMany(t => new[] { t.County.Zh, Stem(t.County.Zh), t.County.En }.Distinct(), (t, c) => (Name: PlainText.Compact(c), Town: t))
            .ToLookup(p => p.Name, p => p.Town, StringComparer.Ordinal);
    }

    /// <summary>The town or group of a label.</summary>
    /// <param name="label">What stands in the table.</param>
    /// <returns>Its id, or null.</returns>
    public string? Find(string label)
    {
        string bare = Bare(label);
        return names.GetValueOrDefault(bare) ?? (Suffix().Match(bare) is { Success: true, Index: > 0 } suffix ? names.GetValueOrDefault(bare[..suffix.Index]) : null);
    }

    /// <summary>The town of a county and what its industry is called, which tables put in two columns.</summary>
    /// <param name="county">The county's cell.</param>
    /// <param name="industry">The other cell.</param>
    /// <returns>Its id, or null.</returns>
    public string? Find(string county, string industry) => Find(Stem(Bare(county)) + Bare(industry)) ?? Find(Bare(county) + Bare(industry));

    /// <summary>The one town whose title stands within a longer text, such as a table's title.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its id; null where none or several do.</returns>
    public string? Within(string text)
    {
        string word = PlainText.Compact(text);
        string[] found = [.. titles.Where(t => towns.Contains(t.Id)).Where(t => word.Contains(PlainText.Compact(t.Title.Zh), StringComparison.Ordinal)
            || word.Contains(PlainText.Compact(t.Title.En), StringComparison.Ordinal)).Select(t => t.Id).Distinct()];
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>The towns of a county, where the label is a county's name and no town's.</summary>
    /// <param name="label">What stands in the table.</param>
    /// <returns>The towns; none where it is no county.</returns>
    public IEnumerable<string> OfCounty(string label) => counties[Bare(label)].Select(t => t.Id);

    /// <summary>The town or group a label probably means.</summary>
    /// <param name="label">What stands in the table.</param>
    /// <returns>Its id; null where the label is not near to any.</returns>
    public string? Near(string label)
    {
        string bare = Bare(label);
        int allowed = Math.Max(1, bare.Length / 4);
        string? spelt = names.Keys.Where(n => n.Length > 1 && Spelling.Edits(bare, n) <= Math.Min(3, allowed)).Order(StringComparer.Ordinal)
            .MinBy(n => Spelling.Edits(bare, n));
        return spelt is not null ? names[spelt] : bare.Length < 2 ? null : TitledNames.Find(bare, titles, towns) ?? OfCountyAndIndustry(bare) ?? TitledNames.Find(bare, titles, ids);
    }

    /// <summary>Whether words are part of a town's title: 法兰 of 定襄法兰.</summary>
    /// <param name="town">Id of the town.</param>
    /// <param name="words">Compact words.</param>
    /// <returns>True where they are.</returns>
    public bool IsTitleOf(string town, string words) =>
        titles.Where(t => t.Id == town).Any(t => PlainText.Compact(t.Title.Zh).Contains(words, StringComparison.Ordinal)
            || PlainText.Compact(t.Title.En).Contains(words, StringComparison.Ordinal));

    /// <summary>Whether a label names a sum without saying of what.</summary>
    /// <param name="label">What stands in the table.</param>
    /// <returns>True for 合计 and the like.</returns>
    public static bool IsTotal(string label) => Total().IsMatch(Bare(label));

    private string? OfCountyAndIndustry(string bare)
    {
        foreach (IGrouping<string, Town> county in counties.Where(c => c.Key.Length > 1 && bare.StartsWith(c.Key, StringComparison.Ordinal)))
        {
            string rest = bare[county.Key.Length..];
            foreach (Town town in county)
            {
                string title = PlainText.Compact(town.Title.Zh), stem = Stem(PlainText.Compact(town.County.Zh));
                string industry = title.StartsWith(stem, StringComparison.Ordinal) ? title[stem.Length..] : title;
                if (rest.Length > 0 && (rest.Contains(industry, StringComparison.Ordinal) || industry.Contains(rest, StringComparison.Ordinal)))
                {
                    return town.Id;
                }
            }
        }

        return null;
    }

    private static string Stem(string county) => county.Length > 2 && county[^1] is '县' or '市' or '区' ? county[..^1] : county;

    /// <summary>Without numbering in front and remarks behind.</summary>
    private static string Bare(string label) => Remark().Replace(Numbering().Replace(PlainText.Compact(label), ""), "");

    [GeneratedRegex(@"^(?:\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,2}[、.])")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\((?:省级|市级|国家级|省级专业镇|市级专业镇|重点)\)$|[*※①-⑳]+$")]
    private static partial Regex Remark();

    [GeneratedRegex(@"(?:特色)?(?:产业)?(?:特色)?专业镇$|产业$|specialisedtown$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"^(?:(?:全市|全部)?(?:专业镇)?(?:合计|总计|小计|共计)|全市(?:专业镇)?|全部专业镇|total|sum|subtotal)$")]
    private static partial Regex Total();
}
