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

    private readonly double[] held;
    private readonly int first;
    private readonly ulong firstRow;

    /// <summary>A table from its rows.</summary>
    /// <param name="rows">Values, <see cref="Width"/> a row.</param>
    /// <param name="firstRow">Number of the first row.</param>
    public RowTable(ReadOnlySpan<double> rows, ulong firstRow)
    {
        this.firstRow = firstRow;
        held = CacheLine.Doubles(rows.Length, out first);
        rows.CopyTo(held.AsSpan(first));
    }

    /// <summary>The first value of a row. Unchecked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Row(ulong row) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(held), first + (nint)((row - firstRow) * Width));
}
