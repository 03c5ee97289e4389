namespace Zyz.Sim.Model.Regions;

/// <summary>A project known by name (model E9).</summary>
public sealed record ListedProject
{
    /// <summary>Id, for example <c>magnesium-phase-2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Town it lies in.</summary>
    public required string Town { get; init; }

    /// <summary>Name.</summary>
    public required Text Title { get; init; }

    /// <summary>Output at full capacity in base-year prices, median [亿元]. &gt; 0.</summary>
    public required double Output { get; init; }

    /// <summary>Standard deviation of the logarithm of <see cref="Output"/> [1]. &gt;= 0.</summary>
    public required double OutputLogSd { get; init; }

    /// <summary>Earliest quarter it can open, for example <c>2026Q4</c>.</summary>
    public required string EarliestOpening { get; init; }

    /// <summary>Quarter it was signed, for example <c>2023Q1</c>: where its gestation is not stated, it starts here.</summary>
    public required string Signed { get; init; }

    /// <summary>Day it became known, ISO date; a forecast with an earlier origin does not read it.</summary>
    public required string Published { get; init; }

    /// <summary>What it rests on.</summary>
    public required string Evidence { get; init; }

    /// <summary>Source id.</summary>
    public required string Source { get; init; }
}
