using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// A yearly award (E14): chance 1/(1 + e^−(b₀ + levers + b₁(ln W − ln W₀) + bonus)), and the title that goes with it.
/// </summary>
/// <param name="Word">Which word of <see cref="Purpose.EnterpriseYear"/> decides it.</param>
/// <param name="StartingDraw">Number of the draw that deals out the title at the base date.</param>
/// <param name="Intercept">b₀.</param>
/// <param name="Slope">b₁.</param>
/// <param name="Levers">What levers add.</param>
/// <param name="LnReference">ln W₀ [ln 亿元].</param>
/// <param name="Reviewed">Whether the title is reviewed every third year, and intensive R&amp;D adds to the logit.</param>
internal sealed record Award(int Word, int StartingDraw, Parameter Intercept, Parameter Slope, QuarterField Levers, double LnReference, bool Reviewed)
{
    /// <summary>Output from which an enterprise can be 专精特新 [亿元].</summary>
    public const double SrdiFrom = 0.1;

    /// <summary>R&amp;D intensity from which it adds to the logit.</summary>
    public const double RdBonusFrom = 0.03;

    /// <summary>Years from award or review to review [count].</summary>
    public const int ReviewYears = 3;

    /// <summary>Word of <see cref="Purpose.EnterpriseYear"/> that decides a registration.</summary>
    public const int RegistrationWord = 3;

    /// <summary>专精特新.</summary>
    public static Award Srdi { get; } = new(
        2, 0, Parameter.SrdiIntercept, Parameter.SrdiSizeSlope, QuarterField.SrdiLevers, Elementary.Log(NoiseScale.ReferenceSize), Reviewed: true);

    /// <summary>Technology centre.</summary>
    public static Award TechCentre { get; } = new(
        0, 2, Parameter.TechCentreIntercept, Parameter.TechCentreSizeSlope, QuarterField.TechCentreLevers, 0, Reviewed: false);

    /// <summary>Green factory.</summary>
    public static Award GreenFactory { get; } = new(
        1, 3, Parameter.GreenIntercept, Parameter.GreenSizeSlope, QuarterField.GreenLevers, 0, Reviewed: false);
}
