using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Scores;

/// <summary>A normal forecast: what random walks and trends give on the logarithm.</summary>
public sealed class NormalPredictive : Predictive
{
    private static readonly double RootOfTwoOverPi = 0.7978845608028654, RootOfPi = 1.7724538509055161;

    /// <summary>A normal distribution.</summary>
    /// <param name="mean">Mean. Finite.</param>
    /// <param name="sd">Standard deviation. &gt; 0.</param>
    public NormalPredictive(double mean, double sd) => (Mean, Sd) = (Require.Finite(mean), Require.Positive(sd));

    /// <summary>Mean [unit of the scale].</summary>
    public double Mean { get; }

    /// <summary>Standard deviation [unit of the scale].</summary>
    public double Sd { get; }

    /// <inheritdoc/>
    public override double Spread => 2 * Sd / RootOfPi;

    /// <inheritdoc/>
    public override int? Members => null;

    /// <inheritdoc/>
    public override double Distance(double actual)
    {
        double z = (actual - Mean) / Sd;
        return Sd * (z * (2 * Normal.Distribution(z) - 1) + RootOfTwoOverPi * Elementary.Exp(-0.5 * z * z));
    }

    /// <inheritdoc/>
    public override double Distribution(double value) => Normal.Distribution((value - Mean) / Sd);

    /// <inheritdoc/>
    public override double Quantile(double level) => Mean + Sd * Normal.Quantile(level);
}
