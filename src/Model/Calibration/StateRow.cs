using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Calibration;

/// <summary>One draw a recalibration may move: a parameter of a town, class or region, or a past shock.</summary>
public sealed class StateRow
{
    private readonly PriorSampler? sampler;

    private StateRow(DrawKey key, Parameter? parameter, Prior? prior, string scope)
    {
        (Key, Parameter, Scope) = (key, parameter, scope);
        sampler = parameter is { } which ? new PriorSampler(prior!, ParameterCatalogue.Of(which)) : null;
    }

    /// <summary>Which draw.</summary>
    public DrawKey Key { get; }

    /// <summary>The parameter; null for a shock.</summary>
    public Parameter? Parameter { get; }

    /// <summary>Town, class, or empty for the region.</summary>
    public string Scope { get; }

    /// <summary>A parameter's draw.</summary>
    internal static StateRow Of(ParameterInfo info, Prior prior, Town town) =>
        new(DrawKey.OfParameter(TownSampler.EntityOf(info, prior, town)), info.Parameter, prior, info.OwnDrawPerTown ? town.Id : prior.Scope);

    /// <summary>A shock's draw.</summary>
    internal static StateRow Of(DrawKey shock, string scope) => new(shock, null, null, scope);

    /// <summary>The value behind a standard normal score: in the parameter's unit; a shock is its score.</summary>
    /// <param name="score">Standard normal score.</param>
    /// <returns>The value.</returns>
    public double At(double score) => sampler is null ? score : sampler.At(Math.Clamp(Normal.Distribution(score), 1e-300, 1 - 1.2e-16));
}
