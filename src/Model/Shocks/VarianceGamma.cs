using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Shocks;

/// <summary>
/// X = √G·Z with G ~ Gamma(¼, 1) and Z standard normal: the quarterly shock of an enterprise (E5). The sum of four
/// independent ones is exactly Laplace with scale 1/√2.
/// </summary>
/// <remarks>
/// Survival p(x) = P(|X| &gt; x): for small x by the power series of the Bessel density, for large x by the trapezoidal
/// rule on P(|X| &gt; x) = (8/Γ(¼)) ∫ Φ(−x/y²) e^(−y⁴) dy, whose integrand is flat at both ends. Docs: model.md E5.
/// </remarks>
internal static class VarianceGamma
{
    private const double Shape = 0.25;
    private const double SeriesLimit = 1.5;
    private const int Nodes = 96;
    private const double LastNode = 2.88;

    private static readonly double GammaOfShape = Elementary.Exp(Gamma.Log(Shape));

    /// <summary>P(|X| &gt; x) and its slope.</summary>
    /// <param name="x">Absolute value. In (0, 16].</param>
    /// <returns>Survival and density of |X|.</returns>
    public static (double Survival, double Density) Tail(double x) => x < SeriesLimit ? Series(x) : Quadrature(x);

    /// <summary>The x with P(|X| &gt; x) = e^(−depth), by Newton's method in √x.</summary>
    /// <param name="depth">−ln p. In [0, 22].</param>
    /// <returns>The quantile of |X|.</returns>
    public static double QuantileAtDepth(double depth)
    {
        if (depth <= 0)
        {
            return 0;
        }

        double root = Math.Sqrt(depth * 0.6);
        for (int i = 0; i < 80; i++)
        {
            (double survival, double density) = Tail(root * root);
            double step = (-Elementary.Log(survival) - depth) * survival / (density * 2 * root);
            step = Math.Min(step, 0.7 * root);
            root = Math.Min(root - step, 4.0);
            if (Math.Abs(step) <= 1e-15 * root)
            {
                break;
            }
        }

        return root * root;
    }

    private static (double Survival, double Density) Series(double x)
    {
        const double Order = 0.5 - Shape;
        double w = x / Math.Sqrt(2), lnW = Elementary.Log(w);
        double front = Elementary.Exp(Gamma.Log(Order) + Gamma.Log(1 - Order)) / (Math.Sqrt(2 * Math.PI) * GammaOfShape);
        double mass = 0, density = 0, logFactorial = 0;
        for (int k = 0; k < 40; k++)
        {
            logFactorial += k == 0 ? 0 : Elementary.Log(k);
            double low = Elementary.Exp((2 * k - 2 * Order) * lnW - logFactorial - Gamma.Log(k + 1 - Order));
            double high = Elementary.Exp(2 * k * lnW - logFactorial - Gamma.Log(k + 1 + Order));
            mass += low / (2 * k + 1 - 2 * Order) - high / (2 * k + 1);
            density += low - high;
            if (low < 1e-19 * density)
            {
                break;
            }
        }

        return (1 - 2 * front * Math.Sqrt(2) * w * mass, 2 * front * density);
    }

    private static (double Survival, double Density) Quadrature(double x)
    {
        const double Step = LastNode / Nodes;
        double survival = 0, density = 0;
        for (int i = 1; i <= Nodes; i++)
        {
            double y = i * Step, scale = y * y, weight = Elementary.Exp(-scale * scale), z = x / scale;
            if (z < 37)
            {
                survival += weight * Normal.Distribution(-z);
                density += weight * Elementary.Exp(-0.5 * z * z) / scale;
            }
        }

        double front = 2 * Step / (Shape * GammaOfShape);
        return (front * survival, front * density / Math.Sqrt(2 * Math.PI));
    }
}
