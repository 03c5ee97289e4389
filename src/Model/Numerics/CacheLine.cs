using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Memory that begins on a cache line and never moves.</summary>
internal static class CacheLine
{
    /// <summary>Bytes of a line on the machines this is written for.</summary>
    public const int Bytes = 64;

    /// <summary>Elements of eight bytes to ask the stack for where one more row of 64 is to begin a line.</summary>
    public const int Row = 64 + Bytes / sizeof(double) - 1;

    /// <summary>
    /// The part of a stretch of the stack that begins on a line: the stack's own rows begin anywhere, and every vector of eight that
    /// lies across two lines is read twice.
    /// </summary>
    /// <param name="room">Seven elements more than are needed.</param>
    /// <typeparam name="T">Of eight bytes.</typeparam>
    /// <returns>All but seven.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Span<T> Within<T>(Span<T> room)
        where T : unmanaged
    {
        int spare = Bytes / sizeof(double) - 1;
        nint past = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(room)) / sizeof(double) & spare;
        return room.Slice((int)(-past & spare), room.Length - spare);
    }

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
