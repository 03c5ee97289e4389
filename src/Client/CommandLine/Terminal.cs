using System.Text;
using Spectre.Console;

namespace Zyz.Sim.Client;

/// <summary>Where the command writes: standard output for answers, standard error for everything else.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="OutIsTerminal">True where a person reads <paramref name="Out"/>.</param>
/// <param name="ErrorIsTerminal">True where a person reads <paramref name="Error"/>.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal)
{
    private const int WidthOfFiles = 240;

    /// <summary>The process's own streams: redirected ones in UTF-8, a console as it is set.</summary>
    /// <returns>The terminal.</returns>
    public static Terminal OfThisProcess()
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(
            Console.IsOutputRedirected ? Utf8(Console.OpenStandardOutput(), utf8) : Console.Out,
            Console.IsErrorRedirected ? Utf8(Console.OpenStandardError(), utf8) : Console.Error,
            !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    }

    /// <summary>Tables and colours on standard output; plain text where nobody watches.</summary>
    /// <returns>The console.</returns>
    internal IAnsiConsole OutConsole() => Of(Out, OutIsTerminal);

    /// <summary>Progress on standard error.</summary>
    /// <returns>The console.</returns>
    internal IAnsiConsole ErrorConsole() => Of(Error, ErrorIsTerminal);

    private static StreamWriter Utf8(Stream stream, UTF8Encoding encoding) => new(stream, encoding) { AutoFlush = true };

    private static IAnsiConsole Of(TextWriter writer, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
        {
            console.Profile.Width = WidthOfFiles;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
