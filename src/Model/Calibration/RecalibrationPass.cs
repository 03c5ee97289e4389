using Zyz.Sim.Model.Plans;

namespace Zyz.Sim.Model.Calibration;

/// <summary>What a recalibration asks to be played next.</summary>
/// <param name="Plan">The past years under some members.</param>
/// <param name="Replications">Replications [count].</param>
public sealed record RecalibrationPass(Plan Plan, int Replications);
