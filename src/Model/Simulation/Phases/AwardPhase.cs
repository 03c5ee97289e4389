using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Who wins an award in a year.</summary>
internal static class AwardPhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>The candidates whose draw lies below their chance.</summary>
    /// <param name="award">The award.</param>
    /// <param name="candidates">Who may win, a bit each.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="words">The first of four rows of 32-bit draws of the year.</param>
    /// <param name="year">W by replication [亿元]; positive.</param>
    /// <param name="lnYear"><see cref="UpperBounds.Log"/> of it.</param>
    /// <returns>Winners, a bit each.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Winners<T>(
        Award award, ulong candidates, EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, ref ulong words, ref double year, ref double lnYear)
        where T : struct, ILanes<T>
    {
        ulong near = 0, winners = 0;
        words = ref Unsafe.Add(ref words, award.Word * Lanes);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (!EnterpriseBlock.IsEmpty(candidates, i, T.Width))
            {
                T slope = T.Load(ref draws.Numbers, award.Slope.At(i)), most = T.Load(ref lnYear, i) - T.All(award.LnReference);
                T largest = Rest<T>(award, slot, quarter, draws, i) + T.Max(slope * most, slope * (most - T.All(UpperBounds.LogExcess)));
                near |= (ulong)T.Below(T.FromWords(ref words, i), UpperBounds.Exp(largest, Uniform32.Count)) << i; // above 1/(1 + e^−x)
            }
        }

        near &= candidates;
        for (ulong left = near; left != 0;)
        {
            int i = System.Numerics.BitOperations.TrailingZeroCount(left) & -T.Width;
            left &= ~(((1UL << T.Width) - 1) << i);
            T logit = T.Fma(T.Load(ref draws.Numbers, award.Slope.At(i)), Elementary.Log(T.Load(ref year, i)) - T.All(award.LnReference), Rest<T>(award, slot, quarter, draws, i));
            winners |= (ulong)T.Below(Uniform32.Of<T>(ref words, i), T.All(1) / (T.All(1) + Elementary.Exp(T.All(0) - logit))) << i;
        }

        return winners & near;
    }

    /// <summary>The candidates whose draw lies below a chance.</summary>
    /// <param name="candidates">Who may, a bit each.</param>
    /// <param name="words">32-bit draws.</param>
    /// <param name="chance">The chance by replication.</param>
    /// <returns>Who does, a bit each.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Hits<T>(ulong candidates, ref ulong words, ref double chance)
        where T : struct, ILanes<T>
    {
        ulong hits = 0;
        for (int i = 0; i < Lanes && candidates != 0; i += T.Width)
        {
            hits |= (ulong)T.Below(Uniform32.Of<T>(ref words, i), T.Load(ref chance, i)) << i;
        }

        return hits & candidates;
    }

    /// <summary>What of the logit does not depend on size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Rest<T>(Award award, EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, int i)
        where T : struct, ILanes<T>
    {
        ref double told = ref quarter.Numbers, drawn = ref draws.Numbers;
        T rest = T.Load(ref drawn, award.Intercept.At(i)) + T.Load(ref told, award.Levers.At(i));
        if (!award.Reviewed)
        {
            return rest;
        }

        T rd = T.Max(T.All(0), T.Load(ref slot.First(Field.RdIntensity), i) + T.Load(ref told, QuarterField.RdShift.At(i)));
        return T.WhereBelow(rd, T.All(Award.RdBonusFrom), rest, rest + T.Load(ref drawn, Parameter.SrdiRdBonus.At(i)));
    }
}
