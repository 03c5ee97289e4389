using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Tests.Numerics;

/// <summary>A bound below what it bounds would lose winners, now and then and without a word.</summary>
public sealed class UpperBoundsTests
{
    [Fact]
    public void Exp_AnyArgument_LiesAboveByLessThanAnEighth()
    {
        for (int i = 0; i <= 400_000; i++)
        {
            double x = -40 + (i * 0.0001025), bound = UpperBounds.Exp(new Lanes1(x)).Value, exact = Math.Exp(Math.Min(x, 1));
            Assert.True(bound >= exact && bound < 1.13 * exact, $"{bound:R} for e^{x:R} = {exact:R}");
            Assert.Equal(4294967296.0 * bound, UpperBounds.Exp(new Lanes1(x), 4294967296.0).Value);
        }
    }

    [Fact]
    public void Log_AnyArgument_LiesAboveByLessThanItsExcess()
    {
        for (int i = 0; i <= 400_000; i++)
        {
            double x = 1e-12 * Math.Exp(i * 0.0001), bound = UpperBounds.Log(new Lanes1(x)).Value, exact = Math.Log(x);
            Assert.True(bound >= exact && bound < exact + UpperBounds.LogExcess, $"{bound:R} for ln {x:R} = {exact:R}");
        }
    }

    /// <summary>Far out the bound of the exponential is held, and still says that next to nothing can win.</summary>
    [Fact]
    public void Exp_FarOut_StaysANumber()
    {
        Assert.InRange(UpperBounds.Exp(new Lanes1(-1e9)).Value, double.Epsilon, 1e-250);
        Assert.InRange(UpperBounds.Exp(new Lanes1(1e9)).Value, 1, 4);
    }
}
