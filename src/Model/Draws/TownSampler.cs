using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Draws;

/// <summary>Draws all parameters of one town: which prior speaks, whose draw it is, and the value.</summary>
/// <remarks>
/// The narrowest scope wins (<see cref="Region.PriorsOf"/>). A class's draw is shared by its towns; a town of two classes takes the mean of both. Addresses are hashes of names, so rows may stand in any order.
/// </remarks>
public sealed class TownSampler
{
    private readonly (PriorSampler Sampler, EntityId Address)[][] rules = new (PriorSampler Sampler, EntityId Address)[ParameterCatalogue.Count][];

    /// <summary>Prepares the draws of a town.</summary>
    /// <param name="region">The region with its priors.</param>
    /// <param name="town">The town.</param>
    /// <exception cref="InvalidOperationException">A parameter has no prior for the town.</exception>
    public TownSampler(Region region, Town town)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(town);
        foreach (ParameterInfo info in ParameterCatalogue.All)
        {
            ImmutableArray<Prior> chosen = region.PriorsOf(info.Name, town);
            if (chosen.Length == 0 && !info.Optional)
            {
                throw new InvalidOperationException($"town {town.Id} has no prior for {info.Name}");
            }

            rules[(int)info.Parameter] = [.. chosen.Select(p => (new PriorSampler(p, info), EntityId.Of(EntityOf(info, p, town))))];
        }
    }

    /// <summary>Whether the town has a prior for an optional parameter.</summary>
    /// <param name="parameter">Which.</param>
    /// <returns>True where it has.</returns>
    public bool Has(Parameter parameter) => rules[(int)parameter].Length > 0;

    /// <summary>The median of a parameter (of its classes' medians, where the town has two).</summary>
    /// <param name="parameter">Which.</param>
    /// <returns>The median; 0 for an optional parameter without prior.</returns>
    public double Median(Parameter parameter) => AtScore(parameter, 0);

    /// <summary>The value of a parameter at a standard score: how high a draw must be provided for.</summary>
    /// <param name="parameter">Which.</param>
    /// <param name="score">Standard score of the uniform.</param>
    /// <returns>The quantile at that score; 0 for an optional parameter without prior.</returns>
    public double AtScore(Parameter parameter, double score)
    {
        double u = Numerics.Normal.Distribution(score), sum = 0;
        foreach ((PriorSampler sampler, _) in rules[(int)parameter])
        {
            sum += sampler.At(u) / rules[(int)parameter].Length;
        }

        return sum;
    }

    /// <summary>Draws every parameter for a group of replications.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="source">Own draws or one shared draw.</param>
    /// <param name="draws">Receives the draws.</param>
    /// <param name="members">What a recalibration left, or null: where it holds a draw, it speaks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(DrawAddress address, ParameterSource source, ParameterDraws draws, MemberScores? members = null)
    {
        ArgumentNullException.ThrowIfNull(draws);
        Span<double> uniforms = stackalloc double[DrawAddress.GroupSize];
        for (int p = 0; p < rules.Length; p++)
        {
            Span<double> target = draws[(Parameter)p];
            target.Clear();
            foreach ((PriorSampler sampler, EntityId entity) in rules[p])
            {
                double share = 1.0 / rules[p].Length;
                bool held = !sampler.IsFixed && members?.TryFill(uniforms, address, source, entity, 0, Purpose.Parameter) == true;
                if (!held && (source.IsShared || sampler.IsFixed))
                {
                    double u = sampler.IsFixed ? 0.5 : DrawAddress.UniformOf(address.Seed, source.Replication, entity, Purpose.Parameter);
                    double value = share * sampler.At(u);
                    for (int i = 0; i < target.Length; i++)
                    {
                        target[i] += value;
                    }

                    continue;
                }

                if (!held)
                {
                    address.Uniforms(uniforms, entity, 0, Purpose.Parameter);
                }

                sampler.Fill(uniforms);
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] += share * uniforms[i];
                }
            }
        }
    }

    /// <summary>Id whose hash addresses the draw of a parameter.</summary>
    /// <param name="info">The parameter.</param>
    /// <param name="prior">The prior that speaks.</param>
    /// <param name="town">The town.</param>
    /// <returns>The id: with the town where every town has a draw of its own, else with the prior's scope.</returns>
    internal static string EntityOf(ParameterInfo info, Prior prior, Town town) =>
        info.OwnDrawPerTown ? $"parameter/{info.Name}/{town.Id}" : $"parameter/{info.Name}/{prior.Scope}";
}
