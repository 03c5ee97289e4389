using Zyz.Sim.Client;

namespace Zyz.Sim.EndToEnd.Client;

/// <summary>One call of the command and what it said.</summary>
internal sealed record Call(int Code, string Out, string Error)
{
    public static async Task<Call> OfAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(args);
        return new Call(code, output.ToString(), error.ToString());
    }
}
