using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Draws;

/// <summary>A draw of 32 bits as a uniform in the middle of its part of (0, 1): the same bits at every width.</summary>
internal static class Uniform32
{
    /// <summary>Values of a draw [count].</summary>
    public const double Count = 4294967296.0;

    /// <summary>(w + ½)/2³² of one draw.</summary>
    public static double Of(ulong word) => (word + 0.5) * (1 / Count);

    /// <summary>(w + ½)/2³².</summary>
    /// <param name="words">Draws, one in the low half of each element.</param>
    /// <param name="index">Where the lanes begin.</param>
    /// <typeparam name="T">Lanes.</typeparam>
    /// <returns>Uniforms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(ref ulong words, int index)
        where T : struct, ILanes<T> =>
        (T.FromWords(ref words, index) + T.All(0.5)) * T.All(1 / Count);
}
