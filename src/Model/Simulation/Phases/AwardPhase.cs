using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Who wins an award in a year.</summary>
internal static class AwardPhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>The candidates whose draw lies below their chance.</summary>
    /// <param name="award">The award.</param>
    /// <param name="candidates">Who may win, a bit each.</param>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="drawn">Parameter draws of the replication.</param>
    /// <param name="words">The first of four rows of 32-bit draws of the year.</param>
    /// <param name="year">W by seat [亿元]; positive.</param>
    /// <param name="lnYear"><see cref="UpperBounds.Log"/> of it.</param>
    /// <returns>Winners, a bit each.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Winners<T>(Award award, ulong candidates, SeatBlock block, ref double told, ref double drawn, ref ulong words, ref double year, ref double lnYear)
        where T : struct, ILanes<T>
    {
        ulong near = 0, winners = 0;
        words = ref Unsafe.Add(ref words, award.Word * Lanes);
        T slope = Told.Of<T>(ref drawn, award.Slope), reference = T.All(award.LnReference);
        T rest = Told.Of<T>(ref drawn, award.Intercept) + Told.Of<T>(ref told, award.Levers), shift = Told.Of<T>(ref told, QuarterField.RdShift);
        T lifted = rest + Told.Of<T>(ref drawn, Parameter.SrdiRdBonus);
        ref double rd = ref block.First(Field.RdIntensity);
        for (int i = 0; Told.Any(candidates, i); i += T.Width)
        {
            if (!Told.IsEmpty(candidates, i, T.Width))
            {
                T most = T.Load(ref lnYear, i) - reference, own = award.Reviewed ? WithRd(rest, lifted, shift, T.Load(ref rd, i)) : rest;
                T largest = own + T.Max(slope * most, slope * (most - T.All(UpperBounds.LogExcess)));
                near |= (ulong)T.Below(T.FromWords(ref words, i), UpperBounds.Exp(largest, Uniform32.Count)) << i; // above 1/(1 + e^−x)
            }
        }

        near &= candidates;
        for (ulong left = near; left != 0;)
        {
            int i = BitOperations.TrailingZeroCount(left) & -T.Width;
            left &= ~(((1UL << T.Width) - 1) << i);
            T own = award.Reviewed ? WithRd(rest, lifted, shift, T.Load(ref rd, i)) : rest;
            T logit = T.Fma(slope, Elementary.Log(T.Load(ref year, i)) - reference, own);
            winners |= (ulong)T.Below(Uniform32.Of<T>(ref words, i), T.All(1) / (T.All(1) + Elementary.Exp(T.All(0) - logit))) << i;
        }

        return winners & near;
    }

    /// <summary>The candidates whose draw lies below a chance.</summary>
    /// <param name="candidates">Who may, a bit each.</param>
    /// <param name="words">32-bit draws.</param>
    /// <param name="chance">The chance.</param>
    /// <returns>Who does, a bit each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Hits<T>(ulong candidates, ref ulong words, double chance)
        where T : struct, ILanes<T>
    {
        ulong hits = 0;
        for (int i = 0; Told.Any(candidates, i); i += T.Width)
        {
            hits |= (ulong)T.Below(Uniform32.Of<T>(ref words, i), T.All(chance)) << i;
        }

        return hits & candidates;
    }

    /// <summary>What of the logit does not depend on size: more where R&amp;D is intensive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T WithRd<T>(T rest, T lifted, T shift, T intensity)
        where T : struct, ILanes<T> =>
        T.WhereBelow(T.Max(T.All(0), intensity + shift), T.All(Award.RdBonusFrom), rest, lifted);
}
