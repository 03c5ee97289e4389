using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// Rows of 64 doubles, one a replication. Each row begins on a cache line, so that a vector of eight is one line where an
/// ordinary array lets almost every one straddle two; and rows lie nine lines apart, not eight, so that the same lane of
/// many rows does not fall on the same few sets of the cache.
/// </summary>
/// <remarks>Comes from the heap of pinned objects: it is kept and used again, never made in a loop.</remarks>
internal readonly struct LaneTable
{
    private const int Lanes = 64, Line = CacheLine.Bytes / sizeof(double);

    /// <summary>Doubles from a row to the next.</summary>
    public const int Stride = Lanes + Line;

    private readonly double[] held;
    private readonly nint address; // of the first value; the heap's own pointer leads past a line that nothing else reads
    private readonly int first;
    private readonly int rows;

    /// <summary>Zeros.</summary>
    /// <param name="rows">How many rows.</param>
    public LaneTable(int rows)
    {
        this.rows = rows;
        held = CacheLine.Doubles(rows * Stride, out first);
        address = Marshal.UnsafeAddrOfPinnedArrayElement(held, first);
    }

    /// <summary>Whether there are no rows yet.</summary>
    public bool IsEmpty => held is null;

    /// <summary>All rows with what lies between them.</summary>
    public Span<double> All => held.AsSpan(first, rows * Stride);

    /// <summary>The 64 values of a row.</summary>
    public Span<double> this[int row] => held.AsSpan(first + row * Stride, Lanes);

    /// <summary>The first of the 64 values of a row. Unchecked: rows come from enums. Keeps nothing alive: whoever uses it holds the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe ref double First(int row) => ref Unsafe.AsRef<double>((double*)address + row * Stride);

    /// <summary>Sets all to zero.</summary>
    public void Clear() => Array.Clear(held);
}
