using System.Text;

namespace Zyz.Sim.Client;

/// <summary>
/// UTF-8 on a Windows console while the command runs, the console's own code page (936 in China) afterwards: other programs
/// in the same window still write in it. Elsewhere the locale says what the terminal speaks, and nothing is changed.
/// </summary>
internal sealed class ConsoleEncoding : IDisposable
{
    private readonly Encoding? _before;

    private ConsoleEncoding(Encoding? before) => _before = before;

    /// <summary>Sets UTF-8 where a person watches a Windows console that is set otherwise.</summary>
    /// <returns>Sets the code page back when disposed of.</returns>
    public static ConsoleEncoding Begin()
    {
        if (!OperatingSystem.IsWindows() || (Console.IsOutputRedirected && Console.IsErrorRedirected))
        {
            return new ConsoleEncoding(null);
        }

        Encoding before = Console.OutputEncoding;
        return new ConsoleEncoding(before.CodePage != Encoding.UTF8.CodePage && Set(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) ? before : null);
    }

    /// <summary>Sets the console back.</summary>
    public void Dispose()
    {
        if (_before is not null)
        {
            Set(_before);
        }
    }

    private static bool Set(Encoding encoding)
    {
        try
        {
            Console.OutputEncoding = encoding;
            return true;
        }
        catch (IOException)
        {
            return false; // no console after all: then nobody reads it
        }
    }
}
