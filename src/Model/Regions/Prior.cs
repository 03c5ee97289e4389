using System.Collections.Immutable;

namespace Zyz.Sim.Model.Regions;

/// <summary>A judgement about one parameter, with its uncertainty and what it rests on (model §5).</summary>
public sealed record Prior
{
    /// <summary>Name of the parameter; one of <see cref="Draws.Parameter"/>'s names in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Empty for the whole region, else the id of a class or of a town; the narrowest scope wins.</summary>
    public required string Scope { get; init; }

    /// <summary>Family.</summary>
    public required PriorFamily Family { get; init; }

    /// <summary>First number of the family, in <see cref="Unit"/>.</summary>
    public required double A { get; init; }

    /// <summary>Second number of the family; 0 where the family has one.</summary>
    public double B { get; init; }

    /// <summary>Added to what the family gives (for "1 + lognormal"); usually 0.</summary>
    public double Offset { get; init; }

    /// <summary>Truncation below, or null.</summary>
    public double? Low { get; init; }

    /// <summary>Truncation above, or null.</summary>
    public double? High { get; init; }

    /// <summary>Unit of the parameter.</summary>
    public required string Unit { get; init; }

    /// <summary>The day it was judged, ISO date.</summary>
    public required string JudgedOn { get; init; }

    /// <summary>What it rests on, in words.</summary>
    public required string Evidence { get; init; }

    /// <summary>Source id or literature key; <c>judgement</c> where there is none.</summary>
    public required string Source { get; init; }

    /// <summary>The priors of one parameter that speak for a town: its own, else those of its classes, else the region's.</summary>
    /// <param name="town">Town id.</param>
    /// <param name="classes">The town's classes.</param>
    /// <param name="priors">The parameter's priors.</param>
    /// <returns>The priors, by scope; several only where several of its classes have one; none where nothing was judged.</returns>
    public static ImmutableArray<Prior> For(string town, ImmutableArray<string> classes, IEnumerable<Prior> priors)
    {
        ArgumentNullException.ThrowIfNull(priors);
        Prior[] all = [.. priors], own = [.. all.Where(p => p.Scope == town)];
        Prior[] ofClasses = [.. all.Where(p => classes.Contains(p.Scope)).OrderBy(p => p.Scope, StringComparer.Ordinal)];
        return own.Length > 0 ? [.. own] : ofClasses.Length > 0 ? [.. ofClasses] : [.. all.Where(p => p.Scope.Length == 0)];
    }
}
