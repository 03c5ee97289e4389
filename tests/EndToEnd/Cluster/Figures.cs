using Xunit.Abstractions;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>What a long series measured, told where it is seen: a test's own output is not, unless it fails.</summary>
internal static class Figures
{
    /// <summary>Writes a line to the test's output, and to the file that <c>ZYZ_TEST_FIGURES</c> names.</summary>
    public static void Tell(this ITestOutputHelper output, string line)
    {
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("ZYZ_TEST_FIGURES") is { Length: > 0 } file)
        {
            File.AppendAllText(file, line + Environment.NewLine);
        }
    }
}
