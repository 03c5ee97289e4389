using System.Globalization;

namespace Zyz.Sim.Client;

/// <summary>Which of the two languages the command speaks.</summary>
internal static class CommandLanguage
{
    private static readonly string[] s_variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The language of a command line: <c>--lang</c>, else the system's, else Chinese.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <returns><c>zh</c> or <c>en</c>.</returns>
    /// <remarks>Asked before parsing, because help and parse errors are written in it too.</remarks>
    public static string Of(IReadOnlyList<string> args, Func<string, string?> variable)
    {
        for (int i = 0; i < args.Count && args[i] != "--"; i++)
        {
            string value = args[i] == "--lang" && i + 1 < args.Count ? args[i + 1]
                : args[i].StartsWith("--lang=", StringComparison.Ordinal) || args[i].StartsWith("--lang:", StringComparison.Ordinal) ? args[i][7..]
                : "";
            if (value is "zh" or "en")
            {
                return value;
            }
        }

        string system = s_variables.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v))
            ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return system.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh";
    }

    /// <summary>The culture whose messages the parser writes.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The culture.</returns>
    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language == "zh" ? "zh-Hans" : "en");
}
