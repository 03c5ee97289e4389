using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>
/// Exact quantiles by counting: values are counted in bins of one width, and only the few bins that hold a wanted order statistic are
/// sorted. No comparison that a processor cannot foresee, as every step of a selection by parts is: a tenth of its time.
/// </summary>
internal static class QuantileBins
{
    private const int Bins = 1024;

    /// <summary>Quantiles, by linear interpolation between order statistics (type 7 of Hyndman and Fan).</summary>
    /// <param name="values">Values; none NaN.</param>
    /// <param name="levels">Levels, ascending.</param>
    /// <param name="found">Receives a quantile for each level.</param>
    /// <returns>False where the values lie too far apart for bins of one width; nothing is found then.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryFind(ReadOnlySpan<double> values, ReadOnlySpan<double> levels, Span<double> found)
    {
        (double least, double most) = Range(values);
        double scale = Bins / (most - least);
        if (least == most || !double.IsFinite(scale) || scale == 0)
        {
            found.Fill(least);
            return least == most;
        }

        Span<int> ends = stackalloc int[Bins]; // first how many lie in a bin, then how many up to its end
        ends.Clear();
        foreach (double value in values)
        {
            ends[Bin(value, least, scale)]++;
        }

        int total = 0;
        foreach (ref int end in ends)
        {
            end = total += end;
        }

        Span<short> places = stackalloc short[Bins]; // where a bin's values are gathered; none where no one asks for them
        places.Fill(-1);
        Span<int> starts = stackalloc int[2 * levels.Length + 1];
        int bins = 0, size = 0;
        for (int i = 0; i < 2 * levels.Length; i++)
        {
            int rank = Math.Min((int)Math.Floor(levels[i / 2] * (values.Length - 1)) + (i & 1), values.Length - 1);
            int bin = HoldsRank(ends, rank);
            if (places[bin] < 0)
            {
                (places[bin], starts[bins]) = ((short)bins, size);
                size += ends[bin] - Before(ends, bin);
                bins++;
            }
        }

        starts[bins] = size;
        double[] gathered = ArrayPool<double>.Shared.Rent(size);
        Span<int> next = stackalloc int[bins];
        starts[..bins].CopyTo(next);
        foreach (double value in values)
        {
            int place = places[Bin(value, least, scale)];
            if (place >= 0)
            {
                gathered[next[place]++] = value;
            }
        }

        for (int i = 0; i < bins; i++)
        {
            gathered.AsSpan(starts[i]..starts[i + 1]).Sort();
        }

        for (int i = 0; i < levels.Length; i++)
        {
            double position = levels[i] * (values.Length - 1);
            int low = (int)Math.Floor(position);
            double below = Ranked(low, ends, places, starts, gathered), above = Ranked(Math.Min(low + 1, values.Length - 1), ends, places, starts, gathered);
            found[i] = below + (position - low) * (above - below);
        }

        ArrayPool<double>.Shared.Return(gathered);
        return true;
    }

    /// <summary>The bin of a value: never falls as the value grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bin(double value, double least, double scale) => Math.Min(double.ConvertToIntegerNative<int>((value - least) * scale), Bins - 1); // at most Bins

    /// <summary>The smallest and the largest value, four at a time: one by one, each waits for the one before. NaN where a value is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Least, double Most) Range(ReadOnlySpan<double> values)
    {
        double least = values[0], most = values[0];
        Lanes4 lows = Lanes4.All(least), highs = lows, sums = Lanes4.All(0);
        int next = 0;
        for (; next <= values.Length - Lanes4.Width; next += Lanes4.Width)
        {
            Lanes4 some = Lanes4.Load(ref MemoryMarshal.GetReference(values), next);
            (lows, highs, sums) = (Lanes4.Min(lows, some), Lanes4.Max(highs, some), sums + some); // only the sum keeps a NaN
        }

        Span<double> found = stackalloc double[3 * Lanes4.Width];
        Lanes4.Store(lows, ref found[0], 0);
        Lanes4.Store(highs, ref found[0], Lanes4.Width);
        Lanes4.Store(sums, ref found[0], 2 * Lanes4.Width);
        for (int i = 0; i < Lanes4.Width; i++)
        {
            (least, most) = (Math.Min(least, found[i]), Math.Max(most, found[Lanes4.Width + i]));
            least = double.IsNaN(found[2 * Lanes4.Width + i]) ? double.NaN : least;
        }

        foreach (double value in values[next..])
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        return (least + 0.0, most + 0.0); // −0 becomes +0, whichever of them came first
    }

    private static int Before(ReadOnlySpan<int> ends, int bin) => bin == 0 ? 0 : ends[bin - 1];

    private static int HoldsRank(ReadOnlySpan<int> ends, int rank)
    {
        int low = 0, high = Bins - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ends[middle] > rank ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static double Ranked(int rank, ReadOnlySpan<int> ends, ReadOnlySpan<short> places, ReadOnlySpan<int> starts, double[] gathered)
    {
        int bin = HoldsRank(ends, rank);
        return gathered[starts[places[bin]] + rank - Before(ends, bin)];
    }
}
