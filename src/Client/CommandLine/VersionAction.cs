using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Zyz.Sim.Model;

namespace Zyz.Sim.Client;

/// <summary>Prints the versions of product and model.</summary>
internal sealed class VersionAction(Session session) : SynchronousCommandLineAction
{
    /// <summary>Version of the product.</summary>
    public static string Product =>
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        session.Answer($"zyz {Product} (model {ModelVersion.Current})");
        return ExitCode.Done;
    }
}
