using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Bench.Stages;

/// <summary>Loops over a row of 64 values as the kernel runs them, from one row into another.</summary>
internal static class Loops
{
    /// <summary>The exponentials of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Exp<T>(ref double from, ref double to)
        where T : struct, ILanes<T>
    {
        var exp = new Exponential<T>();
        for (int i = 0; i < 64; i += T.Width)
        {
            T.Store(exp.Of(T.Load(ref from, i)), ref to, i);
        }
    }

    /// <summary>The logarithms of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Log<T>(ref double from, ref double to)
        where T : struct, ILanes<T>
    {
        var log = new Logarithm<T>();
        for (int i = 0; i < 64; i += T.Width)
        {
            T.Store(log.Of(T.Load(ref from, i)), ref to, i);
        }
    }
}
