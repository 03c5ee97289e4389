using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>§3: sums over enterprises do not depend on the order, and are hardly less true for it.</summary>
public sealed class SumGridTests
{
    private const double LargestShare = 0.05; // log-uniform over twelve decades: 10 000 amounts then sum to 18 times the output at most
    private static readonly double[] Outputs = [135, 128, 255.99, 2.1, 1, 0.03, 1e-9, 4.2e7];

    /// <summary>Whoever comes first, in one sum or in eight that are added at the end: the same bits. A plain sum has others.</summary>
    [Fact]
    public void Sum_AmountsOfManyMagnitudesInAnyOrder_HasTheSameBits()
    {
        var random = new Random(47);
        foreach (double output in Outputs)
        {
            double grid = Grid(output);
            double[] amounts = Amounts(random, output);
            double[] rounded = [.. amounts.Select(x => SumGrid.Round(x, grid))];
            double sum = rounded.Sum(), plain = amounts.Sum();
            Assert.InRange(sum, output, 32 * output);
            bool plainMoves = false;
            for (int trial = 0; trial < 20; trial++)
            {
                random.Shuffle(amounts);
                rounded = [.. amounts.Select(x => SumGrid.Round(x, grid))];
                Assert.Equal(Bits(sum), Bits(rounded.Sum()));
                Assert.Equal(Bits(sum), Bits(Enumerable.Range(0, 8).Sum(lane => rounded.Where((_, i) => i % 8 == lane).Sum())));
                plainMoves |= Bits(plain) != Bits(amounts.Sum());
            }

            Assert.True(plainMoves, "a plain sum depends on the order");
        }
    }

    /// <summary>An amount becomes the nearest multiple of 2⁻⁴⁷ of the power of two not above the output, at every width.</summary>
    [Fact]
    public void Round_AnyAmountBelowSixteenPowers_IsTheNearestMultiple()
    {
        var random = new Random(48);
        foreach (double output in Outputs)
        {
            double power = Math.ScaleB(1, Math.ILogB(output)), unit = Math.ScaleB(power, -47), grid = Grid(output);
            double[] amounts = [0, unit, 0.5 * unit, 1.5 * unit, power, output, 15.99 * power, .. Amounts(random, output)];
            foreach (double amount in amounts)
            {
                double rounded = SumGrid.Round(amount, grid), units = rounded / unit;
                Assert.Equal(Math.Round(units), units);
                Assert.InRange(Math.Abs(rounded - amount), 0, 0.5 * unit);
                Assert.Equal(Bits(rounded), Bits(SumGrid.Round(new Lanes1(amount), new Lanes1(grid)).Value));
                Assert.Equal(Bits(rounded), Bits(SumGrid.Round(Lanes8.All(amount), Lanes8.All(grid))));
            }
        }
    }

    /// <summary>A sum over N enterprises is off by about 2⁻⁴⁷√(N/12) of the output, and never by more than half a unit each.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(324)]
    [InlineData(10_000)]
    public void Sum_OfManyEnterprises_IsOffByWhatTheGridImplies(int enterprises)
    {
        var random = new Random(49);
        double unit = Math.ScaleB(128, -47), grid = Grid(135), squares = 0;
        const int Trials = 400;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] amounts = [.. Enumerable.Range(0, enterprises).Select(_ => 2 * 135 * random.NextDouble() / enterprises)];
            double off = amounts.Sum(x => SumGrid.Round(x, grid) - x) / unit; // differences are exact, and small
            Assert.InRange(Math.Abs(off), 0, 0.5 * enterprises);
            squares += off * off / (enterprises / 12.0);
        }

        // χ² of 400 degrees of freedom over 400: five standard errors of √(2/400) are met by chance once in a million.
        Assert.InRange(squares / Trials, 1 - (5 * Math.Sqrt(2.0 / Trials)), 1 + (5 * Math.Sqrt(2.0 / Trials)));
    }

    /// <summary>Squares enter in two parts, each on a grid of its own: neither sum depends on the order, and a small enterprise's square is not lost.</summary>
    [Fact]
    public void Squares_InTwoParts_SumToTheSameBitsAndLoseNothingThatCounts()
    {
        var random = new Random(50);
        foreach (double output in Outputs)
        {
            double power = Math.ScaleB(1, Math.ILogB(output)), square = power * power;
            double[] amounts = Amounts(random, output);
            (double onGrid, double rest) = Squares(amounts, Grid(output));
            for (int trial = 0; trial < 10; trial++)
            {
                random.Shuffle(amounts);
                Assert.Equal((Bits(onGrid), Bits(rest)), Both(Squares(amounts, Grid(output))));
            }

            foreach (double amount in amounts)
            {
                (double whole, double left) = Squares([amount], Grid(output));
                AssertMultiple(whole, square, -39);
                AssertMultiple(left, square, -69);
                Assert.InRange(Math.Abs(left), 0, Math.ScaleB(square, -40));
                Assert.InRange(Math.Abs((amount * amount) - whole - left), 0, Math.ScaleB(square, -70)); // both differences are exact
            }
        }

        static (long, long) Both((double OnGrid, double Left) sums) => (Bits(sums.OnGrid), Bits(sums.Left));
    }

    private static (double OnGrid, double Left) Squares(double[] amounts, double grid)
    {
        var own = new Lanes1(grid);
        double squares = SumGrid.OfSquares(own).Value, rests = SumGrid.OfRests(own).Value, sum = 0, rest = 0;
        foreach (double amount in amounts)
        {
            double square = amount * amount, onGrid = SumGrid.Round(square, squares);
            sum += onGrid;
            rest += SumGrid.Round(square - onGrid, rests);
        }

        return (sum, rest);
    }

    private static void AssertMultiple(double value, double power, int exponent)
    {
        double units = value / Math.ScaleB(power, exponent);
        Assert.Equal(Math.Round(units), units);
    }

    private static double[] Amounts(Random random, double output) =>
        [.. Enumerable.Range(0, 10_000).Select(_ => LargestShare * output * Math.Pow(10, -12 * random.NextDouble()))];

    private static double Grid(double output)
    {
        double[] outputs = [.. Enumerable.Repeat(output, 64)], grids = new double[64];
        SumGrid.Of(outputs, grids);
        Assert.All(grids, g => Assert.Equal(grids[0], g));
        return grids[0];
    }

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);

    private static long Bits(Lanes8 lanes)
    {
        var eight = new double[8];
        Lanes8.Store(lanes, ref eight[0], 0);
        Assert.All(eight, x => Assert.Equal(Bits(eight[0]), Bits(x)));
        return Bits(eight[0]);
    }
}
