namespace Zyz.Sim.Inputs.Fields;

/// <summary>Finds the known name a misspelt one probably meant.</summary>
internal static class Spelling
{
    private const int MostEdits = 3;

    /// <summary>Longer words are no misspelt names [characters].</summary>
    private const int LongestWord = 100;

    /// <summary>Names looked through [count].</summary>
    private const int MostNames = 5000;

    /// <summary>The nearest known name, if it is near enough for the length of the word.</summary>
    /// <param name="word">The unknown name.</param>
    /// <param name="known">The known names.</param>
    /// <returns>The nearest (the ordinally first of equals), or null.</returns>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        int allowed = Math.Min(MostEdits, Math.Max(1, word.Length / 2));
        string? nearest = null;
        int fewest = allowed + 1;
        foreach (string name in known.Where(n => n.Length > 0 && Math.Abs(n.Length - word.Length) <= allowed).Take(MostNames).Order(StringComparer.Ordinal))
        {
            int edits = Edits(word, name);
            if (edits < fewest && edits < name.Length)
            {
                (nearest, fewest) = (name, edits);
            }
        }

        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words.</summary>
    /// <param name="a">One word.</param>
    /// <param name="b">The other.</param>
    /// <returns>The number of edits; more than three is reported as four.</returns>
    public static int Edits(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MostEdits || Math.Min(a.Length, b.Length) > LongestWord)
        {
            return MostEdits + 1;
        }

        var table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cheapest(table, a, b, i, j);
            }
        }

        return Math.Min(table[a.Length, b.Length], MostEdits + 1);
    }

    private static int Cheapest(int[,] table, string a, string b, int i, int j)
    {
        int cost = a[i - 1] == b[j - 1] ? 0 : 1;
        int best = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + cost);
        bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
