using System.Collections.Immutable;

namespace Zyz.Sim.Model.Regions;

/// <summary>One specialised town (专业镇), or the bucket of the towns a plan does not name.</summary>
public sealed record Town
{
    /// <summary>Short id, for example <c>flange</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the town.</summary>
    public required Text Title { get; init; }

    /// <summary>The county it lies in.</summary>
    public required Text County { get; init; }

    /// <summary>
    /// Recognition class: <c>manufacturing</c>, <c>special_agriculture</c> or <c>light_industry_crafts</c>;
    /// <c>mixed</c> for the bucket of other towns.
    /// </summary>
    public required string Category { get; init; }

    /// <summary>
    /// Prior classes whose draws the town shares, for example <c>metals</c>. With several, a parameter is the mean of
    /// the classes' draws.
    /// </summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>Enterprises in the base year [count]. &gt;= 1.</summary>
    public required int Enterprises { get; init; }

    /// <summary>Enterprises of at least 0.2 亿元 in the base year [count]. In [0, Enterprises].</summary>
    public required int AboveScale { get; init; }

    /// <summary>Driver series of the town's own product price, or null where only the prior speaks.</summary>
    public string? PriceSeries { get; init; }

    /// <summary>Driver series of the general producer price.</summary>
    public string? GeneralPriceSeries { get; init; }

    /// <summary>Driver series that shifts demand (E3's h), or null.</summary>
    public string? DemandSeries { get; init; }

    /// <summary>True for the towns whose prices share the regional metals shock of E6.</summary>
    public bool SharesMetalsPrice { get; init; }

    /// <summary>Why these counts, and what they rest on.</summary>
    public required string Evidence { get; init; }

    /// <summary>The day the counts were judged, ISO date.</summary>
    public required string JudgedOn { get; init; }

    /// <summary>Source ids behind the counts, may be empty where they are a judgement.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Enterprises named in the sources, for the reader only: the model knows none by name.</summary>
    public ImmutableArray<string> Named { get; init; } = [];
}
