namespace Zyz.Sim.Client;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearNames
{
    /// <summary>The names close to a word, the closest first.</summary>
    /// <param name="word">The word.</param>
    /// <param name="names">The names there are.</param>
    /// <returns>Three names at most; none where none is close.</returns>
    public static IEnumerable<string> Of(string word, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(word, name)))
        .Where(n => n.Distance <= Math.Max(3, word.Length / 3))
        .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
        .Take(3).Select(n => n.Name);

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
