namespace Zyz.Sim.Model.Numerics;

/// <summary>The beta distribution.</summary>
internal static class Beta
{
    /// <summary>P(X ≤ x): the regularised incomplete beta function, by its continued fraction (Lentz).</summary>
    public static double Distribution(double a, double b, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (x >= 1)
        {
            return 1;
        }

        double front = Elementary.Exp(Gamma.Log(a + b) - Gamma.Log(a) - Gamma.Log(b) + a * Elementary.Log(x) + b * Elementary.Log(1 - x));
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(a, b, x) / a
            : 1 - front * Fraction(b, a, 1 - x) / b;
    }

    /// <summary>The quantile of p, to about 1e-14, by bisection on the logit.</summary>
    public static double Quantile(double a, double b, double p)
    {
        double low = -700, high = 700;
        for (int i = 0; i < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(low)); i++)
        {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high)
            {
                break;
            }

            if (Distribution(a, b, Elementary.Logistic(middle)) < p)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Elementary.Logistic(0.5 * (low + high));
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
        double h = d;
        for (int m = 1; m <= 500; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = Guard(1 + even * d);
            c = Guard(1 + even / c);
            d = 1 / d;
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = Guard(1 + odd * d);
            c = Guard(1 + odd / c);
            d = 1 / d;
            double step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-16)
            {
                break;
            }
        }

        return h;

        static double Guard(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
