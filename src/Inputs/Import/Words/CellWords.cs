using System.Collections.Immutable;
using Zyz.Sim.Inputs.Import.Figures;

namespace Zyz.Sim.Inputs.Import.Words;

/// <summary>What the words of a header, label, title or note say of the figures they stand over or beside.</summary>
internal sealed record CellWords
{
    /// <summary>Words that say nothing.</summary>
    public static CellWords None { get; } = new();

    /// <summary>The text as it stands.</summary>
    public string Text { get; init; } = "";

    /// <summary>The measure; null where none or several are named.</summary>
    public MeasureWord? Measure { get; init; }

    /// <summary>What is said besides and is not understood: 亏损 in 亏损企业数, or above 企业数, makes it another measure. Empty where nothing is.</summary>
    public string Qualifier { get; init; } = "";

    /// <summary>Whether a change over the year before is meant.</summary>
    public bool IsGrowth { get; init; }

    /// <summary>The year; null where none or several are named.</summary>
    public int? Year { get; init; }

    /// <summary>0 for "this year", −1 for "the year before"; null where neither is said.</summary>
    public int? RelativeYear { get; init; }

    /// <summary>Whether a part of a year or several years are meant.</summary>
    public bool IsNotAYear { get; init; }

    /// <summary>Units named.</summary>
    public ImmutableArray<FigureUnit> Units { get; init; } = [];

    /// <summary>What stands where a unit would and is none that is known; null where nothing does.</summary>
    public string? StrangeUnit { get; init; }

    /// <summary>Scopes named.</summary>
    public ImmutableArray<FigureScope> Scopes { get; init; } = [];

    /// <summary>Whether the figures are expected ones.</summary>
    public bool IsExpected { get; init; }

    /// <summary>Whether what is meant is something the pack does not keep: a goal, a share, a rank, an addition.</summary>
    public bool IsOther { get; init; }

    /// <summary>Whether nothing else is said than these things, so that a measure named elsewhere may be meant.</summary>
    public bool IsExplained { get; init; }

    /// <summary>Day of publication as ISO text (day, month or year); null where none is named.</summary>
    public string? Published { get; init; }

    /// <summary>Whether anything a header would say was found.</summary>
    public bool SaysSomething => Measure is not null || IsGrowth || Year is not null || RelativeYear is not null || IsNotAYear || !Units.IsEmpty
        || !Scopes.IsEmpty || IsExpected || IsOther;
}
