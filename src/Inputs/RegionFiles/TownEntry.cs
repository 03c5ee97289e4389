using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary>A town as <c>region.yaml</c> describes it; its counts stand in <c>enterprises.csv</c>.</summary>
internal sealed record TownEntry
{
    public required Field Id { get; init; }

    public required Text Title { get; init; }

    public required Text County { get; init; }

    public required string Category { get; init; }

    public required ImmutableArray<string> Classes { get; init; }

    public string? PriceSeries { get; init; }

    public string? GeneralPriceSeries { get; init; }

    public string? DemandSeries { get; init; }

    public bool SharesMetalsPrice { get; init; }
}
