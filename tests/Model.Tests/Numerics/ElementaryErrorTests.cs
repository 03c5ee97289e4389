using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Tests.Numerics;

/// <summary>How far the exponential and the logarithm are from the truth, over everything the model may ask.</summary>
public sealed class ElementaryErrorTests
{
    private const int Points = 200_000;

    [Theory]
    [InlineData(0.02, 0.65)]
    [InlineData(1.0, 1.12)]
    [InlineData(20.0, 1.12)]
    [InlineData(300.0, 1.12)]
    public void Exp_AnyArgument_IsOffByNoMoreThanIsSaid(double reach, double units)
    {
        var random = new Random(11);
        double largest = 0;
        for (int i = 0; i < Points; i++)
        {
            double x = ((2 * random.NextDouble()) - 1) * reach;
            largest = Math.Max(largest, DoubleDouble.Exp(x).UnitsFrom(Elementary.Exp(x)));
        }

        Assert.InRange(largest, 0.45, units);
    }

    /// <summary>Everywhere; close to 1, where the logarithm is nearly nothing; where the parts beside 1's begin.</summary>
    [Theory]
    [InlineData(1e-130, 1e130, true, 0.6)]
    [InlineData(0.5, 2.0, false, 1.05)]
    [InlineData(0.984375, 1.03125, false, 0.7)]
    [InlineData(0.999999, 1.000001, false, 0.51)]
    [InlineData(1.03125, 1.0318, false, 1.2)]
    [InlineData(1.0318, 1.2, false, 0.8)]
    [InlineData(0.95, 0.9844, false, 1.05)]
    public void Log_AnyArgument_IsOffByNoMoreThanIsSaid(double from, double to, bool even, double units)
    {
        var random = new Random(12);
        double largest = 0;
        for (int i = 0; i < Points; i++)
        {
            double u = random.NextDouble(), x = even ? from * Math.Pow(to / from, u) : from + ((to - from) * u);
            largest = Math.Max(largest, DoubleDouble.Log(x).UnitsFrom(Elementary.Log(x)));
        }

        Assert.InRange(largest, 0.45, units);
    }
}
