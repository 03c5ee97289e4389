using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Which targets every (draw, luck) of the epistemic pass meets.</summary>
public sealed class EpistemicHits
{
    private readonly int draws;
    private readonly Dictionary<string, bool[]> hits = new(StringComparer.Ordinal);

    /// <summary>Reads the hits out of the outcomes of the epistemic pass.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="table">Outcomes: draw after draw, 64 places each, the first <see cref="ParameterSource.SharedLucks"/> of them played.</param>
    /// <param name="draws">Parameter draws [count].</param>
    public EpistemicHits(Plan plan, OutcomeTable table, int draws)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.draws = draws;
        var outcomes = new EntityOutcomes(plan.Region, table);
        var values = new double[table.Replications];
        var applicable = new bool[table.Replications];
        foreach (Target target in Answered(plan))
        {
            outcomes.Fill(target.Entity, KpiCatalogue.Find(target.Kpi)!.Kpi, target.Year - plan.Region.BaseYear, values, applicable);
            var met = new bool[draws * ParameterSource.SharedLucks];
            for (int i = 0; i < met.Length; i++)
            {
                int at = i / ParameterSource.SharedLucks * DrawAddress.GroupSize + i % ParameterSource.SharedLucks;
                met[i] = applicable[at] && TargetReadOut.Meets(target, values[at]);
            }

            hits[target.Id] = met;
        }
    }

    /// <summary>Planes the pass must return.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Planes, ascending.</returns>
    public static ImmutableArray<int> Planes(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var planes = new SortedSet<int>();
        foreach (Target target in Answered(plan))
        {
            Kpi kpi = KpiCatalogue.Find(target.Kpi)!.Kpi;
            planes.Add((int)kpi);
            if (kpi == Kpi.RdIntensity)
            {
                planes.Add(Simulation.TownOutcomes.LeadingOutputPlane);
            }

            if (kpi is Kpi.PriceIndex or Kpi.Utilisation)
            {
                planes.Add((int)Kpi.OutputValue);
                planes.Add((int)Kpi.OutputValueConstant);
            }
        }

        return [.. planes];
    }

    /// <summary>Years the pass must return, as years after the base year.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Years, ascending.</returns>
    public static ImmutableArray<int> Rows(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. Answered(plan).Select(t => t.Year - plan.Region.BaseYear).Distinct().Order()];
    }

    /// <summary>The band of a target, or null where it has none.</summary>
    /// <param name="target">Target id.</param>
    /// <param name="estimate">Probability from the main pass.</param>
    /// <returns>5 % and 95 % points of p(θ).</returns>
    public (double Low, double High)? Band(string target, double estimate) =>
        hits.TryGetValue(target, out bool[]? met) ? EpistemicBand.Of(met, draws, ParameterSource.SharedLucks, estimate) : null;

    private static IEnumerable<Target> Answered(Plan plan)
    {
        var outcomes = new EntityOutcomes(plan.Region, new OutcomeTable([], [], [], 0));
        return plan.Region.Targets.Where(t => t.Hardness == "hard" && TargetReadOut.Unanswered(plan, outcomes, t) is null);
    }
}
