namespace Zyz.Sim.Model.Tests.Numerics;

/// <summary>A number as the unevaluated sum of two doubles, about 31 digits: what the project's own functions are held to.</summary>
/// <param name="High">The number, rounded.</param>
/// <param name="Low">What rounding lost.</param>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private const int Halvings = 9;
    private static readonly DoubleDouble s_ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>e^x to about 28 digits.</summary>
    /// <param name="x">In [-300, 300], where no low half is denormal.</param>
    public static DoubleDouble Exp(double x)
    {
        double k = Math.Round(x / s_ln2.High), shrink = Math.ScaleB(1, -Halvings);
        DoubleDouble r = new DoubleDouble(x, 0) + (s_ln2 * new DoubleDouble(-k, 0));
        r = new(r.High * shrink, r.Low * shrink);

        // e^r − 1 by its series, then (1 + e)² − 1 = 2e + e² as often as r was halved: no digit is lost to the 1.
        DoubleDouble sum = default;
        for (int i = 12; i >= 1; i--)
        {
            sum = (new DoubleDouble(1, 0) + sum) * r / i;
        }

        for (int i = 0; i < Halvings; i++)
        {
            sum = new DoubleDouble(2 * sum.High, 2 * sum.Low) + (sum * sum);
        }

        DoubleDouble e = new DoubleDouble(1, 0) + sum;
        return new(Math.ScaleB(e.High, (int)k), Math.ScaleB(e.Low, (int)k));
    }

    /// <summary>ln x to about 28 digits after the point: one step of Newton's method from the library's.</summary>
    /// <param name="x">In [e^-300, e^300].</param>
    public static DoubleDouble Log(double x)
    {
        double near = Math.Log(x);
        DoubleDouble e = (Exp(-near) * new DoubleDouble(x, 0)) + new DoubleDouble(-1, 0);
        return new DoubleDouble(near, 0) + e + new DoubleDouble(-0.5 * e.High * e.High, 0);
    }

    /// <summary>How far a double lies from this number, in units of its last place.</summary>
    public double UnitsFrom(double value)
    {
        double unit = Math.BitIncrement(Math.Abs(High)) - Math.Abs(High);
        return Math.Abs(value - High - Low) / unit;
    }

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        double sum = a.High + b.High, part = sum - a.High;
        double lost = a.High - (sum - part) + (b.High - part) + a.Low + b.Low;
        return Normal(sum, lost);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        double lost = Math.FusedMultiplyAdd(a.High, b.High, -product) + (a.High * b.Low) + (a.Low * b.High);
        return Normal(product, lost);
    }

    public static DoubleDouble operator /(DoubleDouble a, double b)
    {
        double quotient = a.High / b;
        return Normal(quotient, (Math.FusedMultiplyAdd(-quotient, b, a.High) + a.Low) / b);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        double sum = high + low;
        return new(sum, high - sum + low);
    }
}
