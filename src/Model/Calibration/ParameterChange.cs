namespace Zyz.Sim.Model.Calibration;

/// <summary>What a recalibration learnt of one parameter.</summary>
/// <param name="Name">Name of the parameter, as in a region pack; <c>townDrift</c> for a town's μ, made of three.</param>
/// <param name="Scope">Town, class, or empty for the region.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Before">Before the figures.</param>
/// <param name="After">After them.</param>
/// <param name="Contraction">1 − Var after/Var before, of the normal score; below nothing where the figures widened it.</param>
/// <param name="OfLever">True for a lever's parameter, which no figure moves.</param>
public sealed record ParameterChange(string Name, string Scope, string Unit, Summary Before, Summary After, double Contraction, bool OfLever)
{
    /// <summary>Contraction below which the data are said not to inform: chance alone takes a percent or two per hundred members and figure.</summary>
    public const double Noticeable = 0.05;

    /// <summary>Whether the data informed it.</summary>
    public bool IsInformed => !OfLever && Contraction >= Noticeable;
}
