using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>Options that take a whole number, with a message people understand where it is none.</summary>
internal static class NumberOption
{
    /// <summary>An option with a whole number.</summary>
    /// <returns>The option; null where it is not given.</returns>
    public static Option<T?> Of<T>(Session session, string name, Text description, string valueName)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = session.Say(description),
            HelpName = valueName,
            CustomParser = result => Parse<T>(session, name, result),
        };

    private static T? Parse<T>(Session session, string name, ArgumentResult result)
        where T : struct, IBinaryInteger<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T number))
        {
            return number;
        }

        result.AddError(session.Say(HelpTexts.NotANumber(name, text)));
        return null;
    }
}
