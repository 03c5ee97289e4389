namespace Zyz.Sim.Inputs.Fields;

/// <summary>Reading stops: more faults were found than anybody reads, and all that are listed are noted.</summary>
internal sealed class TooManyFaults() : Exception("too many faults");
