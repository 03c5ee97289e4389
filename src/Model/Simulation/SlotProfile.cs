using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation;

/// <summary>What is fixed about an enterprise slot, before any draw.</summary>
/// <param name="Id">Id, <c>town/slot</c>.</param>
/// <param name="Address">Address of its draws.</param>
/// <param name="Kind">How it comes to life.</param>
/// <param name="Step">Step of birth (entrants) or of signing (attracted projects; listed ones may lie before 1); 0 else.</param>
/// <param name="Ordinal">Place among those of the same kind and step; 0 is filled first.</param>
/// <param name="Size">Size at the median baseline [亿元] (incumbents), or output of a listed project; 0 else.</param>
/// <param name="AgeYears">Age at the origin [years] (incumbents); 0 else.</param>
/// <param name="EarliestStep">First step a listed project may open; 0 else.</param>
/// <param name="OutputLogSd">Standard deviation of a listed project's ln output; 0 else.</param>
public sealed record SlotProfile(
    string Id, EntityId Address, SlotKind Kind, int Step, int Ordinal, double Size, double AgeYears,
    int EarliestStep = 0, double OutputLogSd = 0)
{
    /// <summary>True for the three kinds of projects.</summary>
    public bool IsProject => Kind is SlotKind.ListedProject or SlotKind.QueuedProject or SlotKind.AttractedProject;
}
