using System.Text.RegularExpressions;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

/// <summary>Whether a sentence says the numbers of its row: all of them, in order, and no other.</summary>
internal static partial class SentenceNumbers
{
    public static bool Agree(string sentence, ComparisonRow row, ComparisonVerdict verdict)
    {
        string[] parts = verdict == ComparisonVerdict.Identical
            ? [row.Subject, row.Verdict, row.Own]
            : [row.Subject, row.Base, row.Own, row.Difference, "95", row.Interval, row.Verdict];
        return Of(string.Join('|', parts)).SequenceEqual(Of(sentence)) && parts.All(part => sentence.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>The sentence once for every digit in it, that digit changed.</summary>
    public static IEnumerable<string> Mutants(string sentence) => Digit().Matches(sentence)
        .Select(m => sentence[..m.Index] + (char)('0' + (sentence[m.Index] - '0' + 1) % 10) + sentence[(m.Index + 1)..]);

    public static string[] Of(string text) => [.. Number().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"[−+]?[0-9][0-9,.]*[0-9]|[−+]?[0-9]")]
    private static partial Regex Number();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();
}
