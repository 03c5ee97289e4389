using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Panels;

/// <summary>A panel of real firms: sizes by firm and year, with gaps, as published.</summary>
public sealed record FirmPanel
{
    /// <summary>Short id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required Text Title { get; init; }

    /// <summary>What size is, for example employment.</summary>
    public required Text Measure { get; init; }

    /// <summary>Unit of the sizes, for example 1000 persons.</summary>
    public required Text Unit { get; init; }

    /// <summary>Where it was published, and under which terms it is passed on.</summary>
    public required string Source { get; init; }

    /// <summary>Seed of all draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The figures by firm, then year; each firm and year once.</summary>
    public required ImmutableArray<PanelFigure> Figures { get; init; }

    /// <summary>Rows of the file without a size: known to be missing, never filled in [count].</summary>
    public int Missing { get; init; }

    /// <summary>The panel as it was known at the end of a year: a figure counts as known from the end of its own year on.</summary>
    /// <param name="year">The year.</param>
    /// <returns>The panel without anything later.</returns>
    public FirmPanel KnownAt(int year) => this with { Figures = [.. Figures.Where(f => f.Year <= year)] };
}
