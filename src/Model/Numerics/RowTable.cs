using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// Rows of eight doubles, each one cache line: what many lanes look up at once by <see cref="ILanes{TSelf}.Rows"/>.
/// </summary>
internal readonly struct RowTable
{
    /// <summary>Doubles in a row; the first six are looked up.</summary>
    public const int Width = 8;

    private const int Shift = 6; // a row is 64 bytes

    private readonly double[] held; // pinned; keeps alive what the address points into
    private readonly nint origin;

    /// <summary>A table from its rows.</summary>
    /// <param name="rows">Values, <see cref="Width"/> a row.</param>
    /// <param name="firstRow">Number of the first row.</param>
    public RowTable(ReadOnlySpan<double> rows, ulong firstRow)
    {
        held = CacheLine.Doubles(rows.Length, out int first);
        rows.CopyTo(held.AsSpan(first));
        origin = Marshal.UnsafeAddrOfPinnedArrayElement(held, first) - (nint)(firstRow << Shift);
    }

    /// <summary>
    /// The first value of a row. Unchecked, and keeps nothing alive: whoever uses it holds the table. From where row 0 would lie, so that
    /// a row is a shift and a load: eight of them stand in every vector of shocks, which took a fifth longer with a subtraction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe ref double Row(ulong row) => ref Unsafe.AsRef<double>((void*)(origin + (nint)(row << Shift)));
}
