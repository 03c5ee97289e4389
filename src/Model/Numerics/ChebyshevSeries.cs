using System.Runtime.CompilerServices;
using MathNet.Numerics;

namespace Zyz.Sim.Model.Numerics;

/// <summary>A smooth function on an interval as a Chebyshev series: built once with care, evaluated often and fast.</summary>
internal sealed class ChebyshevSeries
{
    private readonly double low;
    private readonly double high;
    private readonly double[] coefficients;

    /// <summary>Interpolates a function at the Chebyshev nodes.</summary>
    /// <param name="function">The function, smooth on the interval.</param>
    /// <param name="low">Left end.</param>
    /// <param name="high">Right end, above <paramref name="low"/>.</param>
    /// <param name="terms">Number of terms.</param>
    public ChebyshevSeries(Func<double, double> function, double low, double high, int terms)
    {
        this.low = low;
        this.high = high;
        var cosines = new double[4 * terms];
        for (int i = 0; i < cosines.Length; i++)
        {
            cosines[i] = Cosine(Constants.Pi * i / (2 * terms));
        }

        var values = new double[terms];
        for (int i = 0; i < terms; i++)
        {
            values[i] = function(0.5 * (low + high) + 0.5 * (high - low) * cosines[2 * i + 1]);
        }

        coefficients = new double[terms];
        for (int k = 0; k < terms; k++)
        {
            double sum = 0;
            for (int i = 0; i < terms; i++)
            {
                sum += values[i] * cosines[k * (2 * i + 1) % (4 * terms)];
            }

            coefficients[k] = sum * (k == 0 ? 1.0 : 2.0) / terms;
        }
    }

    /// <summary>The value at x, by Clenshaw's recurrence. x is held inside the interval.</summary>
    public double At(double x) => At(new Lanes1(x)).Value;

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T At<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.Min(T.All(high), T.Max(T.All(low), x));
        T t = (T.All(2) * x - T.All(low) - T.All(high)) / T.All(high - low), b1 = T.All(0), b2 = T.All(0);
        for (int k = coefficients.Length - 1; k > 0; k--)
        {
            (b1, b2) = (T.Fma(T.All(2) * t, b1, T.All(coefficients[k]) - b2), b1);
        }

        return T.Fma(t, b1, T.All(coefficients[0]) - b2);
    }

    /// <summary>cos x for |x| ≤ 2π, by reduction to [0, π/4] and Taylor series.</summary>
    private static double Cosine(double x)
    {
        x = Math.Abs(x);
        x = x > Constants.Pi ? 2 * Constants.Pi - x : x;
        return x > Constants.PiOver2 ? -Quarter(Constants.Pi - x) : Quarter(x);

        static double Quarter(double x)
        {
            double term = 1, sum = 1;
            for (int k = 2; k <= 28; k += 2)
            {
                term *= -x * x / (k * (k - 1));
                sum += term;
            }

            return sum;
        }
    }
}
