namespace Zyz.Sim.Bench.Workload;

/// <summary>Own draws of two enterprises for a block of 64 replications at one step.</summary>
internal interface IWorldDraws
{
    /// <summary>Draws.</summary>
    /// <param name="words">Receives 64 words of the first enterprise, in the low halves.</param>
    /// <param name="others">Receives 64 words of the second.</param>
    /// <param name="first">First counter word of the first of sixteen Philox blocks.</param>
    /// <param name="step">Second counter word; the others are 0.</param>
    /// <param name="e">The first enterprise: high key word.</param>
    /// <param name="f">The second.</param>
    static abstract void Draw(ref ulong words, ref ulong others, uint first, uint step, uint e, uint f);
}
