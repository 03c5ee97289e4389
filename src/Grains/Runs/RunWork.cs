using System.Collections.Immutable;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Runs;

/// <summary>What a run has to play: the batches of both passes, and where their outcomes go.</summary>
/// <param name="Towns">Town ids.</param>
/// <param name="Years">Simulated years [count].</param>
/// <param name="Replications">Replications of the main pass [count].</param>
/// <param name="Draws">Parameter draws of the epistemic pass [count]; 0 where no target asks for it.</param>
/// <param name="Planes">Planes the epistemic pass returns.</param>
/// <param name="Rows">Years it returns, as years after the base year.</param>
/// <param name="Main">Batches of the main pass.</param>
/// <param name="Epistemic">Batches of the epistemic pass.</param>
internal sealed record RunWork(
    ImmutableArray<string> Towns, int Years, int Replications, int Draws, ImmutableArray<int> Planes, ImmutableArray<int> Rows,
    ImmutableArray<BatchPlan.Batch> Main, ImmutableArray<BatchPlan.Batch> Epistemic)
{
    /// <summary>Estimated work of both passes [enterprise-quarter-replications].</summary>
    public long Total => Main.Sum(b => b.Work) + Epistemic.Sum(b => b.Work);

    /// <summary>What a request asks of a plan.</summary>
    public static RunWork Of(PlanSettings settings, TownSetting[] towns, RunRequest asked)
    {
        var reference = new PlanReference(settings.Plan.Region.Id, settings.Hash);
        ImmutableArray<int> planes = EpistemicHits.Planes(settings.Plan), rows = EpistemicHits.Rows(settings.Plan);
        int draws = planes.Length == 0 ? 0 : asked.EpistemicDraws;
        int chunks = (asked.Replications + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize;
        var main = new TownOrder(reference, 0, chunks, false, [], [], asked.Actors, Ahead: asked.Interactive, Keep: asked.Keep && !asked.Actors);
        var epistemic = new TownOrder(reference, 0, draws, true, [.. planes.Select(p => (byte)p)], [.. rows.Select(y => (byte)y)], false, Keep: asked.Keep);
        return new RunWork(
            [.. towns.Select(t => t.Town.Id)], towns[0].Years, asked.Replications, draws, planes, rows,
            [.. BatchPlan.Cut(towns, main, asked.ChunksPerBatch, settings.TownHash)],
            draws == 0 ? [] : [.. BatchPlan.Cut(towns, epistemic, asked.ChunksPerBatch, settings.TownHash, asked.Interactive)]);
    }

    /// <summary>A table for the main pass.</summary>
    public OutcomeTable EmptyTable() =>
        new(Towns, [.. Enumerable.Range(0, TownOutcomes.PlaneCount)], [.. Enumerable.Range(0, Years + 1)], Replications);

    /// <summary>A table for the epistemic pass.</summary>
    public OutcomeTable EmptyEpistemicTable() => new(Towns, Planes, Rows, Draws * DrawAddress.GroupSize);
}
