using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>Why a verb cannot go on, with the exit code that says so.</summary>
internal sealed class CommandFailure : Exception
{
    public CommandFailure(int code, params IReadOnlyList<Text> messages)
        : base(string.Join(Environment.NewLine, messages.Select(m => m.En)))
    {
        Code = code;
        Messages = messages;
    }

    /// <summary>Exit code.</summary>
    public int Code { get; }

    /// <summary>What to tell, one line each.</summary>
    public IReadOnlyList<Text> Messages { get; }
}
