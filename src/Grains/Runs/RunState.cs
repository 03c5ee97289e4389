using Orleans.Concurrency;
using Zyz.Sim.Contracts;

namespace Zyz.Sim.Grains.Runs;

/// <summary>What the store knows of a run beside its plan, its chunks and its results.</summary>
[GenerateSerializer, Alias("zyz.RunState")]
public sealed class RunState
{
    /// <summary>Region id.</summary>
    [Id(0)]
    public string Region { get; set; } = "";

    /// <summary>Scenario id.</summary>
    [Id(1)]
    public string Scenario { get; set; } = "";

    /// <summary>Replications last asked for [count].</summary>
    [Id(2)]
    public int Replications { get; set; }

    /// <summary>Parameter draws last asked for [count].</summary>
    [Id(3)]
    public int EpistemicDraws { get; set; }

    /// <summary>Where it stood last.</summary>
    [Id(4)]
    public RunPhase Phase { get; set; }

    /// <summary>When it was first asked for [UTC].</summary>
    [Id(5)]
    public DateTimeOffset Started { get; set; }

    /// <summary>When its phase last changed [UTC].</summary>
    [Id(6)]
    public DateTimeOffset Changed { get; set; }

    /// <summary>Why it failed, or null.</summary>
    [Id(7)]
    public RunFailure? Failure { get; set; }

    /// <summary>What the asker wanted to find again.</summary>
    [Id(8)]
    public string Note { get; set; } = "";

    /// <summary>Who asked last.</summary>
    [Id(9)]
    public string Actor { get; set; } = "";

    /// <summary>The passes of each town: where its chunks are.</summary>
    [Id(10)]
    public List<TownPass> Passes { get; set; } = [];

    /// <summary>The results there are.</summary>
    [Id(11)]
    public List<KeptAnswer> Answers { get; set; } = [];

    /// <summary>One pass of a town.</summary>
    /// <param name="Part">Hash of the town's part of the plan.</param>
    /// <param name="Town">Town id.</param>
    /// <param name="Pass">The pass, as the store knows it.</param>
    /// <param name="Chunks">Chunks [count].</param>
    [GenerateSerializer, Immutable, Alias("zyz.RunState.TownPass")]
    public sealed record TownPass([property: Id(0)] string Part, [property: Id(1)] string Town, [property: Id(2)] string Pass, [property: Id(3)] int Chunks);

    /// <summary>A result.</summary>
    /// <param name="Replications">Replications [count].</param>
    /// <param name="EpistemicDraws">Parameter draws [count].</param>
    /// <param name="At">When it was stored [UTC].</param>
    /// <param name="ComputeSeconds">Processor time [s].</param>
    /// <param name="EnterpriseQuarters">Live enterprise-quarter-replications.</param>
    [GenerateSerializer, Immutable, Alias("zyz.RunState.KeptAnswer")]
    public sealed record KeptAnswer([property: Id(0)] int Replications, [property: Id(1)] int EpistemicDraws, [property: Id(2)] DateTimeOffset At, [property: Id(3)] double ComputeSeconds, [property: Id(4)] long EnterpriseQuarters);
}
