namespace Zyz.Sim.Client;

/// <summary>The <c>zyz</c> command.</summary>
public static class Program
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <returns>Exit code; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> Main(string[] args)
    {
        using ConsoleEncoding utf8 = ConsoleEncoding.Begin();
        return await new ZyzCommand(Terminal.OfThisProcess()).RunAsync(args);
    }
}
