using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// The accounting identities of every town, quarter and replication, to 1e-9 relative: nothing is produced beyond
/// capacity or orders, mergers carry over what they should, the living are counted, price and volume make value.
/// </summary>
internal sealed class IdentityCheck
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double Tolerance = 1e-9;
    private const double LargestPlausible = 1e12; // 亿元: beyond it a number is an error, not a town

    /// <summary>Identities checked.</summary>
    public long Checked { get; private set; }

    /// <summary>Identities violated.</summary>
    public long Violated { get; private set; }

    /// <summary>Which identity was violated last, for diagnosis.</summary>
    public string? LastViolation { get; private set; }

    /// <summary>Refuses what is no number of a town, in the replications that are played.</summary>
    /// <exception cref="ModelException">A sum is NaN, infinite or beyond every plausible size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Guard<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double sum = ref town.Sums.Numbers, told = ref town.Quarter.Numbers;
        ulong sound = 0;
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T largest = T.All(LargestPlausible), output = T.Load(ref sum, SumField.Output.At(i)), nominal = T.Load(ref told, QuarterField.Price.At(i)) * output;
            sound |= (ulong)(T.Below(T.All(0), output) & T.Below(output, largest) & T.Below(T.All(0), nominal) & T.Below(nominal, largest)
                & T.Below(T.Load(ref sum, SumField.Orders.At(i)), largest) & T.Below(T.Load(ref sum, SumField.Capacity.At(i)), largest)) << i;
        }

        ulong unsound = town.Drawn.Played & town.Inside & ~sound; // no comparison with NaN holds
        if (unsound != 0)
        {
            Refuse(town, BitOperations.TrailingZeroCount(unsound));
        }
    }

    /// <summary>Checks some replications at the end of a quarter.</summary>
    /// <param name="town">The town, about to close its quarter.</param>
    /// <param name="i">The first of the replications.</param>
    /// <param name="lanes">Which are played, a bit each.</param>
    /// <param name="lnOutput">ln ΣQ.</param>
    /// <param name="lnNominal">ln PΣQ.</param>
    /// <typeparam name="T">Lanes.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check<T>(TownState town, int i, uint lanes, T lnOutput, T lnNominal)
        where T : struct, ILanes<T>
    {
        T S(SumField field) => T.Load(ref town.Sums.Numbers, field.At(i));
        T Held(TownField field) => T.Load(ref town.Numbers, field.At(i));
        T orders = S(SumField.Orders), capacity = S(SumField.Capacity), output = S(SumField.Output);
        AtMost(lanes, "ΣQ ≤ ΣuK", output, S(SumField.Usable));
        AtMost(lanes, "ΣQ ≤ ΣD", output, orders);
        AtMost(lanes, "closed and absorbed ΣD ≤ ΣD", S(SumField.ClosedOrders) + S(SumField.MergedOrders), orders);
        AtMost(lanes, "closed and absorbed ΣK ≤ ΣK", S(SumField.ClosedCapacity) + S(SumField.MergedCapacity), capacity);
        Same(lanes, "alive = before + born − left", Held(TownField.Living) + S(SumField.Born) + S(SumField.ProjectsBorn), S(SumField.Alive));
        Same(lanes, "mergers keep ΣK", Held(TownField.HeldCapacity), S(SumField.ReceivedCapacity));
        Same(lanes, "mergers keep the pipeline", Held(TownField.HeldPipeline), S(SumField.ReceivedPipeline));
        if (town.Quarter.Step > 1)
        {
            T price = Held(TownField.LnPrice) - Held(TownField.HeldLnPrice), volume = lnOutput - Held(TownField.HeldLnOutput);
            Same(lanes, "Δ ln Y = Δ ln P + Δ ln Q", T.All(1) + (lnNominal - Held(TownField.HeldLnNominal)), T.All(1) + (price + volume));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AtMost<T>(uint lanes, string identity, T smaller, T larger)
        where T : struct, ILanes<T> =>
        Count(identity, lanes, T.Below(smaller, larger + T.All(Tolerance) * T.Max(T.All(1e-6), Size(larger))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Same<T>(uint lanes, string identity, T left, T right)
        where T : struct, ILanes<T> =>
        Count(identity, lanes, T.Below(Size(left - right), T.All(Tolerance) * T.Max(T.All(1e-6), Size(left))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Size<T>(T x)
        where T : struct, ILanes<T> =>
        T.Max(T.All(0) - x, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(string identity, uint lanes, uint holds)
    {
        Checked += BitOperations.PopCount(lanes);
        if ((lanes & ~holds) != 0) // a comparison with NaN does not hold
        {
            Violated += BitOperations.PopCount(lanes & ~holds);
            LastViolation = identity;
        }
    }

    private static void Refuse(TownState town, int lane)
    {
        double S(SumField f) => town.Sums[f][lane];
        throw new ModelException(
            $"town {town.Setting.Town.Id}, replication {(long)town.Address.Group * Lanes + lane}, quarter {new Time.Quarter(town.Quarter.Calendar)}: "
            + $"output {S(SumField.Output)}, in current prices {town.Quarter[QuarterField.Price][lane] * S(SumField.Output)}, orders {S(SumField.Orders)}, capacity {S(SumField.Capacity)} 亿元 is no number of a town");
    }
}
