namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// Work for all cores at once, and for no more threads than cores: left to itself a loop takes every thread of the pool, and a silo
/// limited to one core answered no message until its read-out was over.
/// </summary>
internal static class Cores
{
    private static readonly ParallelOptions s_all = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Does something for 0 … count − 1, in any order.</summary>
    /// <param name="count">How many.</param>
    /// <param name="act">Does it; must not depend on the order.</param>
    public static void For(int count, Action<int> act) => Parallel.For(0, count, s_all, act);
}
