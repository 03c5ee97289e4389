using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Tests.Scores;

/// <summary>Addressed chance for tests of statistics: the same in every run.</summary>
internal static class Chance
{
    public static double[] Uniforms(string name, int count)
    {
        var all = new double[(count + 63) / 64 * 64];
        for (int i = 0; i < all.Length; i += 64)
        {
            new DrawAddress(7, (uint)(i / 64)).Uniforms(all.AsSpan(i, 64), EntityId.Of(name), 0, Purpose.Bootstrap);
        }

        return all[..count];
    }

    public static double[] Normals(string name, int count) => [.. Uniforms(name, count).Select(Normal.Quantile)];

    /// <summary>Laplace draws with a standard deviation.</summary>
    public static double[] Laplace(string name, int count, double sd) =>
        [.. Uniforms(name, count).Select(u => sd / Math.Sqrt(2) * (u < 0.5 ? Math.Log(2 * u) : -Math.Log(2 - 2 * u)))];
}
