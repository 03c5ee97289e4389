using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>What a run is asked to play. Only <see cref="PlanText"/> and <see cref="Replications"/> can change a number.</summary>
/// <param name="PlanText">The plan's canonical text, UTF-8.</param>
/// <param name="Replications">Replications of the main pass [count]. In [1, 10 000 000].</param>
/// <param name="EpistemicDraws">Parameter draws of the epistemic pass [count], 0 for none.</param>
/// <param name="ChunksPerBatch">Chunks of 64 replications a batch plays at once [count]. &gt;= 1; 0 lets the run choose.</param>
/// <param name="Actors">True to let enterprise grains advance quarter by quarter (at most 1 000 replications).</param>
/// <param name="Interactive">True where a person waits: a first answer with epistemic bands pending, then the final one; ahead of other runs.</param>
/// <param name="ForgetOutcomes">True to let go of the outcomes once they are read out: whoever asks for them waits for them to be played again.</param>
/// <param name="Keep">True to keep the run in the store: what is there is not computed again, and what was played outlives every process.</param>
/// <param name="Note">What the asker wants to find again with the run; moves no number. At most 1 MiB.</param>
/// <param name="Actor">Who asks, for the log.</param>
[GenerateSerializer, Immutable, Alias("zyz.RunRequest")]
public sealed record RunRequest(
    [property: Id(0)] byte[] PlanText,
    [property: Id(1)] int Replications,
    [property: Id(2)] int EpistemicDraws,
    [property: Id(3)] int ChunksPerBatch,
    [property: Id(4)] bool Actors,
    [property: Id(5)] bool Interactive = false,
    [property: Id(6)] bool ForgetOutcomes = false,
    [property: Id(7)] bool Keep = false,
    [property: Id(8)] string Note = "",
    [property: Id(9)] string Actor = "");
