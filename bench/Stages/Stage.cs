namespace Zyz.Sim.Bench.Stages;

/// <summary>One step of the kernel, repeatable by itself on data in the first-level cache.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Values">Values one call makes [count].</param>
/// <param name="Call">The call.</param>
/// <param name="Products">Multiplications, fused or not, that one vector needs [count].</param>
/// <param name="Operations">Vector operations of every kind but loads and stores that one vector needs [count].</param>
/// <param name="Lanes">Values in a vector [count].</param>
internal sealed record Stage(string Name, int Values, Action Call, int Products, int Operations, int Lanes)
{
    /// <summary>
    /// Cycles a value costs at least on a core that starts two vector multiplications and four vector operations of any
    /// kind in each cycle (Zen 5; others start fewer).
    /// </summary>
    public double Floor => Math.Max(Products / 2.0, Operations / 4.0) / Lanes;
}
