using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Tests.Numerics;

public sealed class LanesTests
{
    /// <summary>What chooses by a comparison chooses as the comparison's bits do, NaN, zeros of both signs and infinities included.</summary>
    [Fact]
    public void WhereBelow_AnyNumbersAndWidth_ChoosesAsTheComparisonSays()
    {
        Check<Lanes1>();
        Check<Lanes2>();
        Check<Lanes4>();
        Check<Lanes8>();

        static void Check<T>()
            where T : struct, ILanes<T>
        {
            double[] numbers = [0, -0.0, 1, -1, 1e-300, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 2.5];
            var random = new Random(3);
            double[] Any() => [.. Enumerable.Range(0, 64).Select(_ => numbers[random.Next(numbers.Length)])];
            for (int trial = 0; trial < 50; trial++)
            {
                (double[] a, double[] b, double[] below, double[] other, double[] chosen) = (Any(), Any(), Any(), Any(), new double[64]);
                for (int i = 0; i < 64; i += T.Width)
                {
                    T.Store(T.WhereBelow(T.Load(ref a[0], i), T.Load(ref b[0], i), T.Load(ref below[0], i), T.Load(ref other[0], i)), ref chosen[0], i);
                }

                Assert.Equal(a.Select((x, i) => Bits(x < b[i] ? below[i] : other[i])), chosen.Select(Bits));
            }
        }

        static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);
    }

    /// <summary>Wherever the stack happens to stand, a row begins on a line and is as long as asked for.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    public unsafe void Within_AnyBeginning_IsARowThatBeginsALine(int from)
    {
        Span<double> row = CacheLine.Within((stackalloc double[64 + CacheLine.Row + 8])[from..][..CacheLine.Row]);
        Assert.Equal(64, row.Length);
        fixed (double* first = row)
        {
            Assert.Equal(0, (nint)first % CacheLine.Bytes);
        }
    }
}
