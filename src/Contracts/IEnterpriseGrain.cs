namespace Zyz.Sim.Contracts;

/// <summary>The durable twin of one enterprise or statistical slot. Key: region/town/enterprise.</summary>
[Alias("zyz.IEnterpriseGrain")]
public interface IEnterpriseGrain : IGrainWithStringKey
{
    /// <summary>Re-simulates this enterprise alone from its town's aggregates: the same bits as inside the town.</summary>
    /// <param name="request">The plan and the replications.</param>
    /// <returns>The enterprise's own path.</returns>
    [Alias("Resimulate")]
    Task<EnterprisePath> ResimulateAsync(ResimulateRequest request);
}
