using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Titles held at the base date where none was observed: what the award rule itself would have given an enterprise of its
/// size by its age (E14).
/// </summary>
internal static class TitlePhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double SrdiFrom = 0.1, RdBonusFrom = 0.03;
    private const int ReviewYears = 3;
    private static readonly double LnThreshold = Elementary.Log(NoiseScale.ReferenceSize);

    /// <summary>Deals out registration and titles at the base date. <see cref="Field.YearOutput"/> holds four quarters at base size.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="lnSize">ln of base size by replication.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group.</param>
    [SkipLocalsInit]
    public static void Start<T>(EnterpriseBlock slot, ref double lnSize, ParameterDraws draws, DrawAddress address)
        where T : struct, ILanes<T>
    {
        Span<double> chance = stackalloc double[Lanes];
        ulong large = Sizes<T>(slot);
        int years = (int)Math.Floor(slot.Profile.AgeYears);
        slot.Srdi = slot.TechCentre = slot.Green = slot.ReviewLow = slot.ReviewHigh = 0;
        if (large != 0)
        {
            Chances<T>(slot, draws, Parameter.SrdiIntercept, Parameter.SrdiSizeSlope, LnThreshold, srdi: true, years, ref lnSize, ref chance[0]);
            slot.Srdi = large & Holders<T>(slot, address, 0, ref chance[0]);
        }

        Chances<T>(slot, draws, Parameter.TechCentreIntercept, Parameter.TechCentreSizeSlope, 0, srdi: false, years, ref lnSize, ref chance[0]);
        slot.TechCentre = Holders<T>(slot, address, 2, ref chance[0]);
        Chances<T>(slot, draws, Parameter.GreenIntercept, Parameter.GreenSizeSlope, 0, srdi: false, years, ref lnSize, ref chance[0]);
        slot.Green = Holders<T>(slot, address, 3, ref chance[0]);
        if (slot.Srdi != 0)
        {
            chance.Fill(1.0 / ReviewYears);
            ulong first = Holders<T>(slot, address, 1, ref chance[0]);
            chance.Fill(2.0 / ReviewYears);
            ulong second = Holders<T>(slot, address, 1, ref chance[0]) & ~first;
            slot.ReviewLow = slot.Srdi & second;
            slot.ReviewHigh = slot.Srdi & ~first & ~second;
        }
    }

    /// <summary>Registers those above scale; returns who is large enough for a 专精特新 title.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Sizes<T>(EnterpriseBlock slot)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.First(Field.YearOutput);
        ulong small = 0, tiny = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T size = T.Load(ref own, i) * T.All(0.25);
            small |= (ulong)T.Below(size, T.All(NoiseScale.ReferenceSize)) << i;
            tiny |= (ulong)T.Below(size, T.All(SrdiFrom)) << i;
        }

        slot.AboveScale = ~small;
        return ~tiny;
    }

    /// <summary>Chance to hold a title at the base date.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Chances<T>(
        EnterpriseBlock slot, ParameterDraws draws, Parameter intercept, Parameter slope, double lnReference, bool srdi, int years,
        ref double lnSize, ref double chance)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        Span<double> spare = stackalloc double[2 * Lanes];
        ref double award = ref spare[0], loss = ref spare[Lanes];
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T logit = P<T>(draws, intercept, i) + P<T>(draws, slope, i) * (T.Load(ref lnSize, i) - T.All(lnReference)), lost = T.All(0);
            if (srdi)
            {
                uint intensive = ~T.Below(T.Load(ref slot.First(Field.RdIntensity), i), T.All(RdBonusFrom));
                logit += T.Keep(intensive, P<T>(draws, Parameter.SrdiRdBonus, i));
                lost = (T.All(1) - P<T>(draws, Parameter.SrdiKeepRate, i)) / T.All(ReviewYears);
            }

            T.Store(T.All(0) - logit, ref award, i);
            T.Store(lost, ref loss, i);
        }

        Elementary.ExpAll<T>(ref award, ulong.MaxValue);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T.Store(T.All(1) / (T.All(1) + T.Load(ref award, i)), ref award, i);
        }

        Held<T>(ref award, ref loss, years, ref chance);
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Holders<T>(EnterpriseBlock slot, DrawAddress address, int draw, ref double chance)
        where T : struct, ILanes<T>
    {
        Span<ulong> words = stackalloc ulong[Lanes];
        address.Words(words, slot.Profile.Address, draw, Purpose.StartingTitle);
        ulong holders = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T uniform = (T.FromWords(ref words[0], i) + T.All(0.5)) * T.All(1.0 / 4294967296.0);
            holders |= (ulong)T.Below(uniform, T.Load(ref chance, i)) << i;
        }

        return holders;
    }

    /// <summary>Chance to hold a title after some years: p/(p + loss)·(1 − (1 − p − loss)^years).</summary>
    /// <param name="award">Yearly chance of an award while not held. In (0, 1).</param>
    /// <param name="loss">Yearly chance of losing it while held. In [0, 1).</param>
    /// <param name="years">Completed years of life [count].</param>
    /// <param name="chance">Receives the chance.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Held<T>(ref double award, ref double loss, int years, ref double chance)
        where T : struct, ILanes<T>
    {
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T won = T.Load(ref award, i), lost = T.Load(ref loss, i);
            T never = Power(T.Max(T.All(1) - won - lost, T.All(0)), years);
            T.Store(won / (won + lost) * (T.All(1) - never), ref chance, i);
        }
    }

    /// <summary>x^n by squaring: years are whole, and the same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Power<T>(T x, int n)
        where T : struct, ILanes<T>
    {
        T power = T.All(1);
        for (; n > 0; n >>= 1)
        {
            power = (n & 1) != 0 ? power * x : power;
            x *= x;
        }

        return power;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T P<T>(ParameterDraws draws, Parameter parameter, int index)
        where T : struct, ILanes<T> =>
        T.Load(ref draws[parameter][0], index);
}
