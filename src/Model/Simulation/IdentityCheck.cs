using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// The accounting identities of every town, quarter and replication, to 1e-9 relative: nothing is produced beyond
/// capacity or orders, mergers carry over what they should, the living are counted, price and volume make value.
/// </summary>
internal sealed class IdentityCheck
{
    private const double Tolerance = 1e-9;
    private const double LargestPlausible = 1e12; // 亿元: beyond it a number is an error, not a town

    /// <summary>What a quarter began with, and how its logarithms changed, for one replication.</summary>
    public readonly record struct Before(
        double Living, double Capacity, double Pipeline, double NominalChange, double PriceChange, double OutputChange);

    /// <summary>Identities checked.</summary>
    public long Checked { get; private set; }

    /// <summary>Identities violated.</summary>
    public long Violated { get; private set; }

    /// <summary>Which identity was violated last, for diagnosis.</summary>
    public string? LastViolation { get; private set; }

    /// <summary>Refuses what is no number of a town.</summary>
    /// <exception cref="ModelException">A sum is NaN, infinite or beyond every plausible size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Guard(TownState town, int lane, double value)
    {
        double S(SumField f) => town.Sums[f][lane];
        double output = S(SumField.Output);
        if (!(output > 0 && output < LargestPlausible && value > 0 && value < LargestPlausible && S(SumField.Orders) < LargestPlausible && S(SumField.Capacity) < LargestPlausible))
        {
            throw new ModelException(
                $"town {town.Setting.Town.Id}, replication {(long)town.Address.Group * DrawAddress.GroupSize + lane}, quarter {new Time.Quarter(town.Quarter.Calendar)}: "
                + $"output {output}, in current prices {value}, orders {S(SumField.Orders)}, capacity {S(SumField.Capacity)} 亿元 is no number of a town");
        }
    }

    /// <summary>Checks one replication at the end of a quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Check(TownState town, int lane, in Before before)
    {
        double S(SumField f) => town.Sums[f][lane];
        double output = S(SumField.Output);
        AtMost("ΣQ ≤ ΣuK", output, S(SumField.Usable));
        AtMost("ΣQ ≤ ΣD", output, S(SumField.Orders));
        AtMost("closed and absorbed ΣD ≤ ΣD", S(SumField.ClosedOrders) + S(SumField.MergedOrders), S(SumField.Orders));
        AtMost("closed and absorbed ΣK ≤ ΣK", S(SumField.ClosedCapacity) + S(SumField.MergedCapacity), S(SumField.Capacity));
        Same("alive = before + born − left", before.Living, S(SumField.Alive));
        Same("mergers keep ΣK", before.Capacity, S(SumField.ReceivedCapacity));
        Same("mergers keep the pipeline", before.Pipeline, S(SumField.ReceivedPipeline));

        if (town.Quarter.Step > 1)
        {
            Same("Δ ln Y = Δ ln P + Δ ln Q", 1 + before.NominalChange, 1 + (before.PriceChange + before.OutputChange));
        }
    }

    private void AtMost(string identity, double smaller, double larger) =>
        Count(identity, smaller <= larger + Tolerance * Math.Max(Math.Abs(larger), 1e-6));

    private void Same(string identity, double left, double right) =>
        Count(identity, Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), 1e-6));

    private void Count(string identity, bool holds)
    {
        Checked++;
        if (!holds)
        {
            Violated++;
            LastViolation = identity;
        }
    }
}
