using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Numerics;

/// <summary>The project's own exponential, logarithm and distributions.</summary>
public sealed class ElementaryTests
{
    /// <summary>Against values computed with 30 digits.</summary>
    [Theory]
    [MemberData(nameof(Exponentials))]
    public void Exp_ReferenceValues_AreWithinOneUnitInTheLastPlace(double x, double expected) => NearUlp(expected, Elementary.Exp(x), 1);

    [Theory]
    [MemberData(nameof(Logarithms))]
    public void Log_ReferenceValues_AreWithinOneUnitInTheLastPlace(double x, double expected) => NearUlp(expected, Elementary.Log(x), 1);

    [Fact]
    public void ExpAndLog_WholeRange_AgreeWithTheLibrary()
    {
        var random = new Random(6);
        for (int i = 0; i < 200_000; i++)
        {
            double x = (random.NextDouble() - 0.5) * 2 * (i % 2 == 0 ? 699 : 2), y = Math.Exp((random.NextDouble() - 0.5) * 1400);
            NearUlp(Math.Exp(x), Elementary.Exp(x), 2);
            NearUlp(Math.Log(y), Elementary.Log(y), 2);
            double near = 1 + ((random.NextDouble() - 0.5) * 1e-6);
            NearUlp(Math.Log(near), Elementary.Log(near), 2);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-310)]
    public void Log_NotAPositiveNormalNumber_IsRefused(double x) => Assert.Throws<ArgumentOutOfRangeException>(() => Elementary.Log(x));

    /// <summary>Every width gives the bits of width one, extremes included.</summary>
    [Fact]
    public void Lanes_EveryWidth_GiveTheSameBits()
    {
        Check<Lanes2>();
        Check<Lanes4>();
        Check<Lanes8>();
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.9599639845400542)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(1e-9, -5.9978070150076865)]
    [InlineData(1e-15, -7.9413453261709970)]
    [InlineData(1e-100, -21.273453560965366)]
    public void NormalQuantile_ReferenceValues_AreMet(double p, double expected) => Assert.Equal(expected, Normal.Quantile(p), 1e-14 * Math.Max(1, Math.Abs(expected)) * 4);

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.0, 0.84134474606854293)]
    [InlineData(2.0, 0.97724986805182079)]
    [InlineData(-1.5, 0.066807201268858066)]
    [InlineData(-3.0, 0.0013498980316300946)]
    [InlineData(-6.0, 9.8658764503769815e-10)]
    [InlineData(-10.0, 7.6198530241605261e-24)]
    [InlineData(-20.0, 2.7536241186062337e-89)]
    public void NormalDistribution_ReferenceValues_AreMet(double x, double expected) => Sample.Near(expected, Normal.Distribution(x), 4e-14);

    [Fact]
    public void NormalQuantile_OfTheDistribution_ComesBack()
    {
        for (double x = -8; x <= 5; x += 0.01)
        {
            Assert.Equal(x, Normal.Quantile(Normal.Distribution(x)), x > 0 ? 1e-9 : 2e-13);
        }
    }

    [Fact]
    public void NormalQuantiles_OfAGroup_AreThoseOneByOneAtEveryWidth()
    {
        var random = new Random(8);
        for (int trial = 0; trial < 300; trial++)
        {
            double[] u = [.. Enumerable.Range(0, 64).Select(i => i % 5 == 0 ? Math.Pow(10, -15 * random.NextDouble()) : random.NextDouble() * (1 - 1e-15) + 1e-16)];
            double[] expected = [.. u.Select(Normal.Quantile)];
            double[] one = [.. u], two = [.. u], four = [.. u], eight = [.. u];
            Normal.Quantiles<Lanes1>(one);
            Normal.Quantiles<Lanes2>(two);
            Normal.Quantiles<Lanes4>(four);
            Normal.Quantiles<Lanes8>(eight);
            Assert.Equal(expected, one);
            Assert.Equal(expected, two);
            Assert.Equal(expected, four);
            Assert.Equal(expected, eight);
        }
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(2, 8)]
    [InlineData(6, 4)]
    [InlineData(7, 3)]
    [InlineData(0.7, 1.3)]
    public void Beta_DistributionAndQuantile_AgreeWithMathNet(double a, double b)
    {
        foreach (double x in new[] { 1e-4, 0.01, 0.1, 0.3, 0.5, 0.77, 0.95, 0.999 })
        {
            Sample.Near(MathNet.Numerics.SpecialFunctions.BetaRegularized(a, b, x), Beta.Distribution(a, b, x), 1e-12);
        }

        foreach (double p in new[] { 1e-6, 0.01, 0.25, 0.5, 0.8, 0.9999 })
        {
            Sample.Near(p, Beta.Distribution(a, b, Beta.Quantile(a, b, p)), 1e-11);
            Assert.Equal(MathNet.Numerics.Distributions.Beta.InvCDF(a, b, p), Beta.Quantile(a, b, p), 1e-7);
        }
    }

    [Theory]
    [InlineData(0.25, 1.2880225246980774)]
    [InlineData(0.5, 0.57236494292470008)]
    [InlineData(1.5, -0.12078223763524522)]
    [InlineData(5, 3.1780538303479456)]
    [InlineData(10.5, 13.940625219403763)]
    public void GammaLog_ReferenceValues_AreMet(double x, double expected) => Sample.Near(expected, Gamma.Log(x), 2e-14);

    [Fact]
    public void Chebyshev_SmoothFunction_IsMetBetweenItsNodes()
    {
        var series = new ChebyshevSeries(x => Math.Sin(3 * x) + (x * x), -1, 4, 40);
        for (double x = -1; x <= 4; x += 0.01)
        {
            Assert.Equal(Math.Sin(3 * x) + (x * x), series.At(x), 1e-12);
        }

        Assert.Equal(series.At(4), series.At(9));
    }

    public static TheoryData<double, double> Exponentials => new()
    {
        { 0.0, 1.0 },
        { 1.0, 2.718281828459045 },
        { -1.0, 0.36787944117144233 },
        { 0.5, 1.6487212707001282 },
        { -0.5, 0.6065306597126334 },
        { 2.0, 7.38905609893065 },
        { 10.0, 22026.465794806718 },
        { -10.0, 4.5399929762484854e-05 },
        { 0.1, 1.1051709180756477 },
        { 0.2, 1.2214027581601699 },
        { 1e-08, 1.00000001 },
        { -1e-08, 0.9999999900000001 },
        { 0.3465735902799727, 1.4142135623730951 },
        { -0.3465735902799726, 0.7071067811865476 },
        { 3.141592653589793, 23.140692632779267 },
        { 50.5, 8.548134287298057e+21 },
        { -50.5, 1.1698459177061964e-22 },
        { 300.25, 2.4941248615349213e+130 },
        { -300.25, 4.009422364622857e-131 },
        { 650.0, 1.956199921370272e+282 },
        { -650.0, 5.111951948651156e-283 },
        { 0.0225, 1.022755034164446 },
        { 0.3333333333333333, 1.3956124250860895 },
    };

    public static TheoryData<double, double> Logarithms => new()
    {
        { 1.0, 0.0 },
        { 2.0, 0.6931471805599453 },
        { 0.5, -0.6931471805599453 },
        { 10.0, 2.302585092994046 },
        { 0.1, -2.3025850929940455 },
        { 0.2, -1.6094379124341003 },
        { 1e-08, -18.420680743952367 },
        { 100000000.0, 18.420680743952367 },
        { 1.0000001, 9.999999505838704e-08 },
        { 0.9999999, -1.0000000494736474e-07 },
        { 0.7071067811865476, -0.3465735902799726 },
        { 0.7071067811865475, -0.34657359027997275 },
        { 1.4142135623730951, 0.3465735902799727 },
        { 3.0, 1.0986122886681098 },
        { 1e+300, 690.7755278982137 },
        { 1e-300, -690.7755278982137 },
        { 2.2250738585072014e-308, -708.3964185322641 },
        { 1.7976931348623157e+308, 709.782712893384 },
        { 135.0, 4.90527477843843 },
        { 0.0055, -5.2030071867437115 },
        { 1.5, 0.4054651081081644 },
        { 0.75, -0.2876820724517809 },
    };

    private static void NearUlp(double expected, double actual, double units)
    {
        double ulp = Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
        Assert.True(Math.Abs(actual - expected) <= units * ulp, $"{actual:R} against {expected:R}: {(actual - expected) / ulp} units in the last place");
    }

    private static void Check<T>()
        where T : struct, ILanes<T>
    {
        var random = new Random(10);
        var extremes = new[] { 0, -0.0, 1, -1, 700, -700, 1e300, -1e300, 1e-300, 0.5 * Math.Log(2), -0.5 * Math.Log(2), 709.7, 5e-324 };
        var x = new double[100_000];
        var positive = new double[x.Length];
        var words = new ulong[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = i < extremes.Length ? extremes[i] : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 4));
            positive[i] = i < 4 ? new[] { 2.2250738585072014e-308, double.MaxValue, 1, Math.Sqrt(0.5) }[i] : Math.Exp((random.NextDouble() - 0.5) * 1400);
            words[i] = i < 2 ? (ulong)(i * 0xffffffffL) : (ulong)random.NextInt64(1L << 32);
        }

        var wide = new double[14 * T.Width];
        for (int i = 0; i < x.Length; i += T.Width)
        {
            T a = T.Load(ref x[0], i), p = T.Load(ref positive[0], i);
            T m = T.Split(p, out T k, out T part);
            uint mask = (uint)(i * 2654435761L >> 7) & ((1u << T.Width) - 1);
            T[] results = [Elementary.Exp(a), Elementary.Log(p), m, k, part, T.Pick(ElementaryNumbers.Powers, a), T.Raise(p, a), T.Min(a, p), T.Max(a, p), T.FromWords(ref words[0], i), T.OddFractions(ref words[0], i), T.AddBelow(a, p, a, p), T.Choose(mask, a, p), T.Keep(mask, a)];
            for (int r = 0; r < results.Length; r++)
            {
                T.Store(results[r], ref wide[0], r * T.Width);
            }

            uint below = T.Below(a, p);
            for (int lane = 0; lane < T.Width; lane++)
            {
                var one = new Lanes1(x[i + lane]);
                var two = new Lanes1(positive[i + lane]);
                Lanes1 split = Lanes1.Split(two, out Lanes1 power, out Lanes1 sixteenth);
                uint bit = mask >> lane & 1;
                Lanes1[] plain = [Elementary.Exp(one), Elementary.Log(two), split, power, sixteenth, Lanes1.Pick(ElementaryNumbers.Powers, one), Lanes1.Raise(two, one), Lanes1.Min(one, two), Lanes1.Max(one, two), Lanes1.FromWords(ref words[0], i + lane), Lanes1.OddFractions(ref words[0], i + lane), Lanes1.AddBelow(one, two, one, two), Lanes1.Choose(bit, one, two), Lanes1.Keep(bit, one)];
                for (int r = 0; r < plain.Length; r++)
                {
                    if (BitConverter.DoubleToInt64Bits(plain[r].Value) != BitConverter.DoubleToInt64Bits(wide[(r * T.Width) + lane]))
                    {
                        Assert.Fail($"operation {r} at {x[i + lane]:R}, {positive[i + lane]:R}: {plain[r].Value:R} against {wide[(r * T.Width) + lane]:R}");
                    }
                }

                Assert.Equal(x[i + lane] < positive[i + lane], (below >> lane & 1) != 0);
            }
        }
    }
}
