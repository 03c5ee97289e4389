using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Levers;

/// <summary>How fast a lever's setting becomes practice (E1).</summary>
public static class ImplementationLag
{
    /// <summary>
    /// Advances the implemented intensity by one step of the exact first-order lag
    /// <c>x' = x + (setting − x)(1 − exp(−step/lag))</c>.
    /// </summary>
    /// <param name="intensity">Implemented intensity now [share of full effort]. In [0, 1].</param>
    /// <param name="setting">Intensity the planner has set [share of full effort]. In [0, 1].</param>
    /// <param name="lagUpYears">Time constant when the setting lies above [years]. &gt; 0.</param>
    /// <param name="lagDownYears">Time constant when it lies below [years]. &gt; 0.</param>
    /// <param name="stepYears">Step [years]. &gt; 0; exact for any size.</param>
    /// <returns>The implemented intensity one step later.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN, infinite or outside its range.</exception>
    /// <remarks>docs/model.md E1.</remarks>
    public static double Step(double intensity, double setting, double lagUpYears, double lagDownYears, double stepYears)
    {
        Require.InRange(intensity, 0, 1);
        Require.InRange(setting, 0, 1);
        double lag = setting > intensity ? Require.Positive(lagUpYears) : Require.Positive(lagDownYears);
        return intensity + (setting - intensity) * (1 - Elementary.Exp(-Require.Positive(stepYears) / lag));
    }
}
