using System.Collections.Immutable;

namespace Zyz.Sim.Model.Regions;

/// <summary>One of the ten policy actions as a lever with an intensity in [0, 1] of full effort.</summary>
public sealed record Lever
{
    /// <summary>Number of the action in the plan. In [1, 10].</summary>
    public required int Number { get; init; }

    /// <summary>Short id, for example <c>majorProjects</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required Text Title { get; init; }

    /// <summary>Lead departments.</summary>
    public required Text Lead { get; init; }

    /// <summary>What intensity 0 means, in a sentence.</summary>
    public required Text MeaningAtZero { get; init; }

    /// <summary>What today's intensity means, in a sentence.</summary>
    public required Text MeaningToday { get; init; }

    /// <summary>What full effort means, in a sentence.</summary>
    public required Text MeaningAtFull { get; init; }

    /// <summary>Intensity at the forecast origin a⁰ [share of full effort]. In [0, 1]. A judgement.</summary>
    public required double Today { get; init; }

    /// <summary>Curvature κ of the response E2 [1]. &gt; 0.</summary>
    public required double Curvature { get; init; }

    /// <summary>Implementation lag when effort rises, E1 [years]. &gt; 0.</summary>
    public required double LagUpYears { get; init; }

    /// <summary>Implementation lag when effort falls, E1 [years]. &gt; 0.</summary>
    public required double LagDownYears { get; init; }

    /// <summary>The day intensity, curvature and lags were judged, ISO date.</summary>
    public string JudgedOn { get; init; } = "";

    /// <summary>What they rest on.</summary>
    public string Evidence { get; init; } = "";
}
