using System.Globalization;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>Collects the faults of one file into the list of all.</summary>
/// <param name="file">File as it is named in faults.</param>
/// <param name="all">The list of all faults.</param>
internal sealed class FaultLog(string file, List<Fault> all)
{
    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>Notes a fault.</summary>
    /// <param name="field">Where, and what stands there.</param>
    /// <param name="rule">The rule it breaks.</param>
    /// <param name="suggestion">What was probably meant, or null.</param>
    /// <exception cref="TooManyFaults">It is one more than are listed; the last one listed says so.</exception>
    public void Add(Field field, Text rule, string? suggestion = null)
    {
        if (all.Count >= InputLimits.Faults)
        {
            all.Add(new Fault(field.File ?? file, field.Line, field.Column, Shown(field.Text), Rules.TooManyFaults(InputLimits.Faults), null));
            throw new TooManyFaults();
        }

        all.Add(new Fault(field.File ?? file, field.Line, field.Column, Shown(field.Text), rule, suggestion is { Length: <= InputLimits.ShownCharacters } ? suggestion : null));
    }

    /// <summary>What stands there on one line: shortened, and without characters that would move a terminal's cursor or hide what follows.</summary>
    private static string Shown(string text)
    {
        string part = text.Length <= InputLimits.ShownCharacters ? text : text[..InputLimits.ShownCharacters] + "…";
        return part.Any(Unprintable) ? string.Concat(part.Select(c => Unprintable(c) ? '\uFFFD' : c)) : part;
    }

    private static bool Unprintable(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
