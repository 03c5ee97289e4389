using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Reads a whole result out of the outcomes of a run.</summary>
public static class RunReadOut
{
    /// <summary>What a run counts beside outcomes.</summary>
    /// <param name="IdentitiesChecked">Identities checked.</param>
    /// <param name="IdentitiesViolated">Identities violated.</param>
    /// <param name="Unplaced">Entrants and signings beyond their places.</param>
    public sealed record Counts(long IdentitiesChecked, long IdentitiesViolated, long Unplaced);

    /// <summary>The result.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="run">Run id.</param>
    /// <param name="table">Outcomes of the main pass.</param>
    /// <param name="epistemic">Hits of the epistemic pass, or null.</param>
    /// <param name="counts">Counts of the main pass.</param>
    /// <param name="early">Whether somebody waits for it while bands are pending: then the hashes of its chunks come with the bands.</param>
    /// <returns>The result.</returns>
    public static RunResult Of(Plan plan, string run, OutcomeTable table, EpistemicHits? epistemic, Counts counts, bool early = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(counts);
        var outcomes = new EntityOutcomes(plan.Region, table);
        var targets = new TargetReadOut(plan, outcomes, table.Replications, epistemic);
        Task<string> hash = Task.Run(() => OutcomeHash.Of(plan, table)); // one thread's work from end to end: the rest goes on beside it
        var result = new RunResult
        {
            Run = run,
            ResultHash = "",
            ChunkHashes = early ? [] : [.. OutcomeHash.Chunks(plan, table)],
            ModelVersion = plan.ModelVersion,
            Region = plan.Region.Id,
            Scenario = new ScenarioName(plan.Scenario.Id, plan.Scenario.Title),
            Seed = plan.Scenario.Seed,
            Replications = table.Replications,
            Origin = plan.Scenario.Origin,
            Horizon = string.Create(CultureInfo.InvariantCulture, $"{plan.Scenario.HorizonYear:D4}-12-31"),
            Vintage = plan.Ensemble?.Vintage ?? plan.Scenario.Origin,
            Hindsight = plan.Scenario.Hindsight,
            Targets = [.. plan.Region.Targets.AsParallel().AsOrdered().Select(targets.Of)],
            Joint = Joint(plan, outcomes, table.Replications),
            Series = SeriesReadOut.All(plan, outcomes, table),
            Identities = new IdentityCount(counts.IdentitiesChecked, counts.IdentitiesViolated),
            Warnings = RunWarnings.Of(plan, counts),
        };
        return result with { ResultHash = hash.GetAwaiter().GetResult() };
    }

    /// <summary>A result with its epistemic bands filled in: the same as if they had been known from the start.</summary>
    /// <param name="result">The result while they were pending.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="table">Outcomes of the main pass.</param>
    /// <param name="epistemic">Hits of the epistemic pass.</param>
    /// <returns>The result.</returns>
    public static RunResult WithBands(RunResult result, Plan plan, OutcomeTable table, EpistemicHits epistemic)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(epistemic);
        return result with
        {
            ChunkHashes = result.ChunkHashes.IsEmpty ? [.. OutcomeHash.Chunks(plan, table)] : result.ChunkHashes,
            Targets = [.. result.Targets.Select(t => t.Probability is { } p ? t with { Probability = TargetReadOut.WithBand(p, epistemic.Band(t.Id, p.Estimate)) } : t)],
        };
    }

    private static JointForecast Joint(Plan plan, EntityOutcomes outcomes, int replications)
    {
        Target[] own = [.. plan.Region.Targets.Where(t => t is { Hardness: "hard", Assumed: false } && t.Kpi == "output_value"
            && plan.Region.Towns.Any(town => town.Id == t.Entity) && TargetReadOut.Unanswered(plan, outcomes, t) is null)];
        if (own.Length == 0)
        {
            return new JointForecast(null, null, null, null);
        }

        var all = new bool[replications];
        var values = new double[replications];
        Array.Fill(all, true);
        foreach (Target target in own)
        {
            outcomes.Fill(target.Entity, Kpi.OutputValue, target.Year - plan.Region.BaseYear, values, []);
            for (int r = 0; r < replications; r++)
            {
                all[r] &= TargetReadOut.Meets(target, values[r]);
            }
        }

        int hits = all.Count(met => met);
        (double low, double high) = Wilson.Interval(hits, replications);
        return new JointForecast((double)hits / replications, hits, low, high);
    }
}
