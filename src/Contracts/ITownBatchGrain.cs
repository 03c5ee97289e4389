namespace Zyz.Sim.Contracts;

/// <summary>The unit of computing: one town for a range of chunks. Key: all its outcome is a function of, as <c>BatchName</c> writes it.</summary>
[Alias("zyz.ITownBatchGrain")]
public interface ITownBatchGrain : IGrainWithStringKey
{
    /// <summary>Plays the batch; asked again, it returns what it already has.</summary>
    /// <param name="order">Which chunks of which plan.</param>
    /// <param name="town">Town id.</param>
    /// <returns>The outcomes.</returns>
    [Alias("Play"), ResponseTimeout("00:10:00")]
    Task<TownBatchOutcome> PlayAsync(TownOrder order, string town);
}
