using System.Collections.Immutable;
using Zyz.Sim.Model.Attribution;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Client;

/// <summary>What <c>attribute</c> found.</summary>
/// <param name="Earlier">Id of the earlier vintage.</param>
/// <param name="Later">Id of the later one.</param>
/// <param name="Differing">Components in which they differ.</param>
/// <param name="Targets">The targets' changes.</param>
/// <param name="Figures">What the later vintage took in otherwise.</param>
/// <param name="Splits">By target, the posterior's part split into revisions and new actuals; empty where one of the two explains it all.</param>
/// <param name="Stored">The earlier forecast as stored at its time, or null.</param>
/// <param name="Again">The same inputs played by this program, or null.</param>
internal sealed record AttributionReport(
    string Earlier, string Later, ImmutableArray<AttributionComponent> Differing, ImmutableArray<TargetAttribution> Targets, FigureChanges Figures,
    ImmutableArray<PosteriorSplit?> Splits, RunResult? Stored, RunResult? Again)
{
    /// <summary>The model version's part of a target's change in hits; null where no stored forecast was given or it says nothing.</summary>
    public int? ModelHits(string target) =>
        Stored?.Targets.FirstOrDefault(t => t.Id == target)?.Probability?.Hits is { } old && Again?.Targets.FirstOrDefault(t => t.Id == target)?.Probability?.Hits is { } now ? now - old : null;
}
