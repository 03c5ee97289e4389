using System.Runtime.InteropServices;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Memory that begins on a cache line and never moves.</summary>
internal static class CacheLine
{
    /// <summary>Bytes of a line on the machines this is written for.</summary>
    public const int Bytes = 64;

    /// <summary>Zeros of which the one at <paramref name="first"/> begins a line, from the heap of pinned objects.</summary>
    /// <param name="count">How many from there on.</param>
    /// <param name="first">Index of the first.</param>
    /// <returns>An array a little longer than asked for.</returns>
    public static double[] Doubles(int count, out int first)
    {
        double[] held = GC.AllocateArray<double>(count + Bytes / sizeof(double), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(held, 0);
        first = (int)((Bytes - address % Bytes) % Bytes) / sizeof(double);
        return held;
    }
}
