namespace Zyz.Sim.Model.Numerics;

/// <summary>The gamma function.</summary>
internal static class Gamma
{
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>ln Γ(x) for x &gt; 0 (Lanczos, g = 7, nine terms; relative error about 1e-15).</summary>
    public static double Log(double x)
    {
        if (x < 0.5)
        {
            return Log(x + 1) - Elementary.Log(x);
        }

        double sum = Lanczos[0];
        for (int i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x - 1 + i);
        }

        double t = x + 6.5;
        return 0.91893853320467274178 + (x - 0.5) * Elementary.Log(t) - t + Elementary.Log(sum);
    }
}
