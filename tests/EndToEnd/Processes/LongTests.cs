namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>Tests that the five minutes of README's command have no room for.</summary>
internal static class LongTests
{
    /// <summary>Why they are skipped here, or null.</summary>
    public static string? NotTested => Environment.GetEnvironmentVariable("ZYZ_LONG_TESTS") == "1" ? null : "NOT TESTED: takes long; ZYZ_LONG_TESTS=1 runs it";
}
