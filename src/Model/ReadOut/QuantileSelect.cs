using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Exact quantiles by selection instead of sorting.</summary>
internal static class QuantileSelect
{
    private const int FewestBinned = 128;
    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Five quantiles, by linear interpolation between order statistics (type 7 of Hyndman and Fan).</summary>
    /// <param name="values">Values; they may be reordered by the call. At least one, none NaN.</param>
    /// <returns>The quantiles.</returns>
    [SkipLocalsInit]
    public static Quantiles Five(Span<double> values)
    {
        Span<double> found = stackalloc double[Levels.Length];
        if (values.Length < FewestBinned || !QuantileBins.TryFind(values, Levels, found))
        {
            ByParts(values, found);
        }

        return new Quantiles(found[0], found[1], found[2], found[3], found[4]);
    }

    private static void ByParts(Span<double> values, Span<double> found)
    {
        int sorted = 0; // everything left of it is below everything right of it
        for (int i = 0; i < Levels.Length; i++)
        {
            double position = Levels[i] * (values.Length - 1);
            int low = (int)Math.Floor(position), high = Math.Min(low + 1, values.Length - 1);
            Select(values[sorted..], low - sorted);
            double next = high == low ? values[low] : Smallest(values[high..]);
            found[i] = values[low] + (position - low) * (next - values[low]);
            sorted = low;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Smallest(ReadOnlySpan<double> values)
    {
        double smallest = values[0];
        foreach (double value in values)
        {
            smallest = Math.Min(smallest, value);
        }

        return smallest;
    }

    /// <summary>Hoare's selection with the median of three: the k-th smallest at k, smaller ones left, larger ones right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select(Span<double> values, int k)
    {
        int low = 0, high = values.Length - 1;
        while (low < high)
        {
            double a = values[low], b = values[(low + high) >>> 1], c = values[high];
            double pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (k <= j)
            {
                high = j;
            }
            else if (k >= i)
            {
                low = i;
            }
            else
            {
                return;
            }
        }
    }
}
