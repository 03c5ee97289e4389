using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Towns;

/// <summary>How growth slows as a town fills its market (E4).</summary>
public static class Saturation
{
    /// <summary>S = clip[(1 − Q/(M·e^E))/(1 − Q₀/M), 0, 1.5]. The ceiling moves with E, so saturation does not eat the levers.</summary>
    /// <param name="output">Real output of the quarter before, Q [亿元]. &gt;= 0.</param>
    /// <param name="baseOutput">Base-year output Q₀ [亿元]. &gt; 0.</param>
    /// <param name="room">M/Q₀ − 1 [1]. &gt; 0.</param>
    /// <param name="effectFactor">e^E of the quarter before [1]. &gt; 0.</param>
    /// <returns>The factor on positive growth. In [0, 1.5].</returns>
    /// <remarks>docs/model.md E4.</remarks>
    public static double Factor(double output, double baseOutput, double room, double effectFactor) =>
        Factor<Lanes1>(new(output), new(baseOutput), new(room), new(effectFactor)).Value;

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Factor<T>(T output, T baseOutput, T room, T effectFactor)
        where T : struct, ILanes<T>
    {
        T one = T.All(1), ceiling = baseOutput * (one + room);
        T factor = (one - output / (ceiling * effectFactor)) / (room / (one + room));
        return T.Min(T.All(1.5), T.Max(T.All(0), factor));
    }
}
