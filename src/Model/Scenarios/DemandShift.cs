using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Scenarios;

/// <summary>A lasting shift of a town's orders in one quarter: E3's h = ln(1 + shift).</summary>
/// <param name="Town">Town id.</param>
/// <param name="At">Quarter it happens.</param>
/// <param name="Shift">Relative change of orders [1]. &gt; -1.</param>
public sealed record DemandShift(string Town, Quarter At, double Shift);
