namespace Zyz.Sim.Client;

/// <summary>What the command's exit codes mean; scripts rely on them.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A fault of the program itself.</summary>
    public const int Fault = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Input is invalid; every fault is listed.</summary>
    public const int InvalidInput = 3;

    /// <summary>The model cannot give a number.</summary>
    public const int NoNumber = 4;

    /// <summary>Cluster or storage cannot be reached.</summary>
    public const int Unreachable = 5;

    /// <summary>A check failed.</summary>
    public const int CheckFailed = 6;

    /// <summary>Cancelled by the user.</summary>
    public const int Cancelled = 130;
}
