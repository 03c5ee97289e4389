using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Zyz.Sim.Client;

/// <summary>Help in the session's language: the library leaves one heading in English.</summary>
internal sealed class LocalHelpAction(Session session, HelpAction inner) : SynchronousCommandLineAction
{
    private const string EnglishHeading = "Description:";

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        InvocationConfiguration configuration = parseResult.InvocationConfiguration;
        TextWriter output = configuration.Output;
        using StringWriter text = new();
        configuration.Output = text;
        try
        {
            inner.Invoke(parseResult);
        }
        finally
        {
            configuration.Output = output;
        }

        string help = text.ToString();
        bool translate = session.Language == "zh" && help.StartsWith(EnglishHeading, StringComparison.Ordinal);
        output.Write(translate ? "说明：" + help[EnglishHeading.Length..] : help);
        return ExitCode.Done;
    }
}
