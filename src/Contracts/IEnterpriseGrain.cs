namespace Zyz.Sim.Contracts;

/// <summary>The durable twin of one enterprise or statistical slot. Key: region/town/enterprise.</summary>
[Alias("zyz.IEnterpriseGrain")]
public interface IEnterpriseGrain : IGrainWithStringKey
{
    /// <summary>Re-simulates this enterprise alone from its town's aggregates: the same bits as inside the town.</summary>
    /// <param name="request">The plan and the replications.</param>
    /// <returns>The enterprise's own path.</returns>
    /// <exception cref="ArgumentException">The plan has no such enterprise.</exception>
    [Alias("Resimulate"), ResponseTimeout("00:10:00")]
    Task<EnterprisePath> ResimulateAsync(ResimulateRequest request);

    /// <summary>Plays a part of a quarter in a run with actors.</summary>
    /// <param name="call">The town's word.</param>
    /// <returns>The enterprise's answer.</returns>
    [Alias("Play")]
    Task<SlotReport> PlayAsync(SlotCall call);
}
