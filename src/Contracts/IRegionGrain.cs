namespace Zyz.Sim.Contracts;

/// <summary>A region's catalogue of plans. Key: region id.</summary>
[Alias("zyz.IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>Keeps a plan so that any grain can load it by its hash. The same text may be kept many times.</summary>
    /// <param name="text">The plan's canonical text.</param>
    /// <returns>The plan's hash.</returns>
    [Alias("KeepPlan")]
    Task<string> KeepPlanAsync(PlanDocument text);

    /// <summary>The plan of a hash.</summary>
    /// <param name="hash">Hash of the plan.</param>
    /// <returns>Its text, or null where it is not kept.</returns>
    [Alias("FindPlan")]
    Task<PlanDocument?> FindPlanAsync(string hash);
}
