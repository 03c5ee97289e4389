using System.Net;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary>One call of the command: where it writes and in which language.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Args">Words of the command line.</param>
internal sealed record Session(Terminal Terminal, string Language, IReadOnlyList<string> Args)
{
    /// <summary>Silos of the cluster the command works with; none for a silo inside the command.</summary>
    public IPEndPoint[] Connect { get; } = ConnectOption.Of(Args);

    /// <summary>Name of that cluster.</summary>
    public string Cluster { get; } = Environment.GetEnvironmentVariable("ZYZ_CLUSTER") is { Length: > 0 } named ? named : ClusterConnection.Service;

    /// <summary>File of the store of the silo inside the command; null where nothing is kept.</summary>
    public string? StoreFile { get; } = StoreOption.FileOf(Args);

    /// <summary>Whether runs are kept: in the store of this command, or in that of the cluster.</summary>
    public bool Keeps => Connect.Length > 0 ? !RawOption.Has(Args, StoreOption.NoName) : StoreFile is not null;

    /// <summary>Where runs are kept, for people.</summary>
    public string StorePlace => Connect.Length > 0 ? string.Join(", ", Connect.Select(c => c.ToString())) : StoreFile ?? "--no-store";

    /// <summary>Who uses the command, for the log.</summary>
    public static string Actor { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>Settings of a silo that keeps what it plays, unless nothing is to be kept.</summary>
    /// <exception cref="CommandFailure">The limit of the store is no number.</exception>
    public SiloOptions Keeping(SiloOptions options) => options with { StoreFile = StoreFile, StoreLimit = StoreOption.Limit() };

    /// <summary>A text in the session's language.</summary>
    public string Say(Text text) => text.In(Language);

    /// <summary>Tells the person something that is no answer.</summary>
    public void Tell(Text text) => Terminal.Error.WriteLine(text.In(Language));

    /// <summary>Answers on standard output.</summary>
    public void Answer(string line) => Terminal.Out.WriteLine(line);

    /// <summary>The value of a reading; all its faults and the end of the verb where it has some.</summary>
    public T Take<T>(Reading<T> reading)
        where T : class
    {
        if (reading.Value is T value && reading.Faults.IsEmpty)
        {
            return value;
        }

        foreach (Fault fault in reading.Faults)
        {
            Terminal.Error.WriteLine(fault.ToString(Language));
        }

        throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.Faults(reading.Faults.Length));
    }
}
