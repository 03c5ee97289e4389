namespace Zyz.Sim.Model.Simulation;

/// <summary>What one slot brings to its town in the quarter it is born or ramps up.</summary>
/// <param name="isProject">Whether it is a project.</param>
/// <param name="born">Replications it is born in.</param>
/// <param name="orders">Its orders by replication [亿元].</param>
/// <param name="lnOutput">ln of its full output by replication (projects only).</param>
/// <param name="ramp">What a ramp step adds to its orders by replication (projects only) [亿元].</param>
internal readonly ref struct Newborn(bool isProject, ulong born, ReadOnlySpan<double> orders, ReadOnlySpan<double> lnOutput, ReadOnlySpan<double> ramp)
{
    public readonly bool IsProject = isProject;
    public readonly ulong Born = born;
    public readonly ReadOnlySpan<double> Orders = orders;
    public readonly ReadOnlySpan<double> LnOutput = lnOutput;
    public readonly ReadOnlySpan<double> Ramp = ramp;
}
