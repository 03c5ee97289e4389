using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Tests.ReadOut;

/// <summary>Quantiles are those of the sorted values, to the bit, however values lie.</summary>
public sealed class QuantileTests
{
    private static readonly double[] s_levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    public static TheoryData<string, Func<Random, int, double>> Shapes => new()
    {
        { "even", (chance, _) => chance.NextDouble() },
        { "all the same", (_, _) => 3.25 },
        { "few values", (chance, _) => chance.Next(4) },
        { "counts", (chance, _) => chance.Next(300) },
        { "heavy tails", (chance, _) => Math.Pow(chance.NextDouble(), -4) },
        { "one far away", (chance, i) => i == 17 ? 1e9 : chance.NextDouble() },
        { "far apart", (chance, _) => Math.Exp(1400 * (chance.NextDouble() - 0.5)) },
        { "as far apart as numbers are", (_, i) => i % 2 == 0 ? double.MaxValue / 3 * (i % 7) : double.MinValue / 3 * (i % 5) / 2 },
        { "too far apart to tell", (_, i) => i % 2 == 0 ? double.MaxValue : double.MinValue },
        { "next to each other", (chance, _) => 1 + chance.Next(9) * double.Epsilon * 4.5e307 * 1.1e15 },
        { "smallest", (chance, _) => chance.Next(9) * double.Epsilon },
        { "rising", (_, i) => i },
        { "falling, below zero", (_, i) => -i },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Quantiles_OfAnyShape_AreThoseOfTheSortedValues(string shape, Func<Random, int, double> value)
    {
        foreach (int count in (int[])[1, 2, 3, 19, 127, 128, 129, 1000, 1001, 9984])
        {
            var chance = new Random(count);
            double[] values = [.. Enumerable.Range(0, count).Select(i => value(chance, i))], sorted = [.. values.Order()];
            Quantiles found = QuantileSelect.Five(values);
            double[] expected = [.. s_levels.Select(l => Type7(sorted, l))];
            Assert.True(expected.AsSpan().SequenceEqual([found.P05, found.P25, found.P50, found.P75, found.P95]), $"{shape}, {count} values: {found}, expected {string.Join(' ', expected)}");
        }
    }

    /// <summary>Bins never answer for values one of which is no number, wherever it stands.</summary>
    [Fact]
    public void Bins_OneValueIsNaN_FindNothing()
    {
        for (int at = 0; at < 131; at++)
        {
            double[] values = [.. Enumerable.Range(0, 131).Select(i => i == at ? double.NaN : 1.0 + i)];
            Assert.False(QuantileBins.TryFind(values, s_levels, new double[s_levels.Length]), $"NaN at {at}");
        }
    }

    private static double Type7(double[] sorted, double level)
    {
        double position = level * (sorted.Length - 1);
        int low = (int)Math.Floor(position), high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
    }
}
