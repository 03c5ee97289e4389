using System.Globalization;

namespace Zyz.Sim.Bench.Workload;

/// <summary>What every text of workload W must come to: means over replications at the last step, over all towns.</summary>
/// <param name="Output">Sum of sizes.</param>
/// <param name="AboveTen">Enterprises above 10 [count].</param>
/// <param name="AboveFifty">Enterprises above 50 [count].</param>
internal readonly record struct WorldCheck(double Output, double AboveTen, double AboveFifty)
{
    /// <summary>The values for 1 000 enterprises and 12 steps, where they are known.</summary>
    public static WorldCheck? Known(int enterprises, int steps, int replications) => (enterprises, steps, replications) switch
    {
        (1000, 12, 1000) => new(30276.836879, 741.823000, 206.137000),
        (1000, 12, 10000) => new(30170.847419, 740.714800, 204.961600),
        _ => null,
    };

    /// <summary>Whether they agree to the last digit printed.</summary>
    public bool Equals6(WorldCheck other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Output:F6} {AboveTen:F6} {AboveFifty:F6}");
}
