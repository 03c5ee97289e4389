using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>Titles people may write where an id is asked for, so that the id can be suggested.</summary>
internal static class TitledNames
{
    /// <summary>Titles of a region's towns and groups.</summary>
    public static ImmutableArray<(string Id, Text Title)> Of(Region region) =>
        [.. region.Towns.Select(t => (t.Id, t.Title)), .. region.Groups.Select(g => (g.Id, g.Title))];

    /// <summary>The id whose title was written, wholly or in part; null where none or several fit.</summary>
    /// <param name="word">What stands in the file.</param>
    /// <param name="titles">Ids and titles.</param>
    /// <param name="known">Ids that may be suggested.</param>
    public static string? Find(string word, ImmutableArray<(string Id, Text Title)> titles, IReadOnlyCollection<string> known)
    {
        if (word.Length < 2 || titles.IsDefault)
        {
            return null;
        }

        string[] exact = Matching(t => Equal(t.Zh, word) || Equal(t.En, word));
        string[] part = exact.Length > 0 ? exact : Matching(t => Within(t.Zh, word) || Within(t.En, word));
        return part.Length == 1 ? part[0]
            : part.Length > 1 ? null
            : titles.Where(t => known.Contains(t.Id)).FirstOrDefault(t => Spelling.Nearest(word, [t.Title.Zh, t.Title.En]) is not null).Id;

        string[] Matching(Func<Text, bool> fits) => [.. titles.Where(t => known.Contains(t.Id) && fits(t.Title)).Select(t => t.Id)];
        static bool Equal(string title, string word) => title.Equals(word, StringComparison.OrdinalIgnoreCase);
        static bool Within(string title, string word) => title.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
