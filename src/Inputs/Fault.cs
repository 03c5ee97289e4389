using System.Globalization;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs;

/// <summary>One thing that is wrong in an input file.</summary>
/// <param name="File">File, relative to the region folder, with forward slashes.</param>
/// <param name="Line">Line. &gt;= 1; 1 where the file as a whole is meant.</param>
/// <param name="Column">Character column in the line. &gt;= 1.</param>
/// <param name="Value">What stands there, or the name of what is missing.</param>
/// <param name="Rule">The rule it breaks, in both languages.</param>
/// <param name="Suggestion">The known name that was probably meant, or null.</param>
public sealed record Fault(string File, int Line, int Column, string Value, Text Rule, string? Suggestion)
{
    /// <summary>The fault as one line: place, value, rule, suggestion.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>For example <c>priors.csv:3:1: 'closureRat' — is not a known parameter (did you mean 'closureRate'?)</c>.</returns>
    public string ToString(string language)
    {
        string suggestion = Suggestion is null ? ""
            : language == "zh" ? $"（是否指 '{Suggestion}'？）"
            : $" (did you mean '{Suggestion}'?)";
        return string.Create(
            CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: '{Value}' — {Rule.In(language)}{suggestion}");
    }

    /// <inheritdoc/>
    public override string ToString() => ToString("en");
}
