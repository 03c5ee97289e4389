using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// The grid on which a town sums over its enterprises. Each summand is rounded to a multiple of a power of two, 2⁻⁴⁷ of what the town made
/// last quarter, or of an eighth of its orders and capacity where that is more; sums of such multiples are exact up to 32 times that. So a sum does
/// not depend on the order in which enterprises are added: they may lie in memory, be spread over actors and leave as they please. A plain sum of
/// a few hundred enterprises is a little closer to the truth: in the fourteenth digit.
/// </summary>
internal static class SumGrid
{
    /// <summary>Share of orders and capacity that counts where the town made less.</summary>
    public const double ShareOfHeld = 1.0 / 8;

    private const double Room = 1.5 * (1L << 5);                 // numbers around 1.5·2^5 times a power of two have units of 2^−47 of it
    private const double SquareRoom = 4, RestRoom = 1.0 / (1L << 30);
    private const ulong Exponent = 0x7FF0000000000000;

    /// <summary>The grids of some replications: what rounds an amount by being added and taken away again.</summary>
    /// <param name="outputs">What the town is measured by [亿元]; at least 0. May be the row that receives the grids.</param>
    /// <param name="grids">Receives the grids [亿元].</param>
    public static void Of(ReadOnlySpan<double> outputs, Span<double> grids)
    {
        for (int i = 0; i < grids.Length; i++)
        {
            grids[i] = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(outputs[i]) & Exponent) * Room;
        }
    }

    /// <summary>The nearest number of a grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Round<T>(T x, T grid)
        where T : struct, ILanes<T> =>
        x + grid - grid;

    /// <summary>The nearest number of a grid.</summary>
    public static double Round(double x, double grid) => x + grid - grid;

    /// <summary>The grid of squares of amounts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfSquares<T>(T grid)
        where T : struct, ILanes<T> =>
        T.All(SquareRoom) * grid * grid;

    /// <summary>The grid of what the grid of squares leaves of them: a small enterprise's square is no unit of its town's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfRests<T>(T grid)
        where T : struct, ILanes<T> =>
        T.All(RestRoom) * OfSquares(grid);
}
