using System.Text.RegularExpressions;

namespace Zyz.Sim.Reporting;

/// <summary>Number formats of a workbook, found from the text a number shows as elsewhere.</summary>
internal static partial class NumberFormat
{
    /// <summary>
    /// The format under which a number shows as a text: digits, decimals, sign and percent are a pattern; any other text,
    /// such as <c>&lt; 0.04 %</c>, is shown as it stands while the cell keeps the number.
    /// </summary>
    /// <param name="shown">The text.</param>
    /// <returns>The format code.</returns>
    public static string Of(string shown)
    {
        if (Scientific().IsMatch(shown))
        {
            return "0.0E+0";
        }

        Match match = Digits().Match(shown);
        if (!match.Success)
        {
            string literal = '"' + shown.Replace("\"", "", StringComparison.Ordinal) + '"';
            return $"{literal};{literal};{literal}"; // a single section would put a minus before it
        }

        int decimals = match.Groups["decimals"].Length;
        string whole = shown.Contains(',', StringComparison.Ordinal) ? "#,##0" : "0";
        string body = whole + (decimals == 0 ? "" : "." + new string('0', decimals)) + (match.Groups["percent"].Success ? @"\ %" : "");
        return match.Groups["sign"].Value switch
        {
            "" => body,
            "−" => $"{body};\"−\"{body};{body}",
            string sign => $"{(sign == "+" ? "+" : "")}{body};-{body};{body}",
        };
    }

    [GeneratedRegex(@"^(?<sign>[+−-]?)[0-9][0-9,]*(\.(?<decimals>[0-9]+))?(?<percent> %)?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^-?[0-9]\.[0-9]e-?[0-9]+$")]
    private static partial Regex Scientific();
}
