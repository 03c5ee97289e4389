using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Titles held at the base date where none was observed: what the award rule itself would have given an enterprise of its
/// size by its age (E14).
/// </summary>
internal static class TitlePhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Number of the draw that says how long ago a title was awarded or reviewed.</summary>
    public const int ReviewDraw = 1;

    /// <summary>Deals out registration and titles at the base date. <see cref="Field.YearOutput"/> holds four quarters at base size.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="lnSize">ln of base size by replication.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group.</param>
    public static void Start<T>(EnterpriseBlock slot, ref double lnSize, ParameterDraws draws, DrawAddress address)
        where T : struct, ILanes<T>
    {
        ulong large = Sizes<T>(slot);
        RdPhase.Draw<T>(slot, large & slot.Alive, draws, address);
        int years = (int)Math.Floor(slot.Profile.AgeYears);
        slot.Srdi = large == 0 ? 0 : large & Holders<T>(slot, Award.Srdi, draws, address, years, ref lnSize);
        slot.TechCentre = Holders<T>(slot, Award.TechCentre, draws, address, years, ref lnSize);
        slot.Green = Holders<T>(slot, Award.GreenFactory, draws, address, years, ref lnSize);
        slot.ReviewLow = slot.ReviewHigh = 0;
        if (slot.Srdi != 0)
        {
            ulong first = Below<T>(slot, address, 1.0 / Award.ReviewYears), second = Below<T>(slot, address, 2.0 / Award.ReviewYears) & ~first;
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
            tiny |= (ulong)T.Below(size, T.All(Award.SrdiFrom)) << i;
        }

        slot.AboveScale = ~small;
        return ~tiny;
    }

    /// <summary>Who holds a title at the base date.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="title">The title.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group.</param>
    /// <param name="years">Completed years of life [count].</param>
    /// <param name="lnSize">ln of base size by replication.</param>
    /// <returns>Holders, a bit each.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Holders<T>(EnterpriseBlock slot, Award title, ParameterDraws draws, DrawAddress address, int years, ref double lnSize)
        where T : struct, ILanes<T>
    {
        if (years == 0)
        {
            return 0; // no award was made yet
        }

        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        address.Words(words, slot.Profile.Address, title.StartingDraw, Purpose.StartingTitle);
        ulong holders = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T logit = TownRules.P<T>(draws, title.Intercept, i) + TownRules.P<T>(draws, title.Slope, i) * (T.Load(ref lnSize, i) - T.All(title.LnReference)), lost = T.All(0);
            if (title.Reviewed)
            {
                uint intensive = ~T.Below(T.Load(ref slot.First(Field.RdIntensity), i), T.All(Award.RdBonusFrom));
                logit += T.Keep(intensive, TownRules.P<T>(draws, Parameter.SrdiRdBonus, i));
                lost = (T.All(1) - TownRules.P<T>(draws, Parameter.SrdiKeepRate, i)) / T.All(Award.ReviewYears);
            }

            // Held is at most the sum of the years' chances, and a chance 1/(1 + e^−x) lies below e^x.
            T uniform = Uniform32.Of<T>(ref words[0], i);
            if (T.Below(uniform, T.All(years) * UpperBounds.Exp(logit)) != 0)
            {
                holders |= (ulong)T.Below(uniform, Held(T.All(1) / (T.All(1) + Elementary.Exp(T.All(0) - logit)), lost, years)) << i;
            }
        }

        return holders;
    }

    /// <summary>The same for 64 incumbents in one replication.</summary>
    /// <param name="group">The incumbents.</param>
    /// <param name="candidates">Who may hold it, a bit each.</param>
    /// <param name="title">The title.</param>
    /// <param name="drawn">Parameter draws of the replication.</param>
    /// <param name="rd">The first of 64 R&amp;D intensities.</param>
    /// <param name="lnScale">ln of the drawn baseline over the median one.</param>
    /// <param name="words">The first of 64 draws of 32 bits.</param>
    /// <returns>Holders, a bit each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Holders<T>(IncumbentGroup group, ulong candidates, Award title, ref double drawn, ref double rd, double lnScale, ref ulong words)
        where T : struct, ILanes<T>
    {
        T intercept = Told.Of<T>(ref drawn, title.Intercept), slope = Told.Of<T>(ref drawn, title.Slope), bonus = Told.Of<T>(ref drawn, Parameter.SrdiRdBonus);
        T lost = title.Reviewed ? (T.All(1) - Told.Of<T>(ref drawn, Parameter.SrdiKeepRate)) / T.All(Award.ReviewYears) : T.All(0);
        ulong holders = 0;
        for (int i = 0; Told.Any(candidates, i); i += T.Width)
        {
            T logit = intercept + slope * (T.Load(ref group.LnSize, i) + T.All(lnScale) - T.All(title.LnReference)), years = T.Load(ref group.Years, i);
            if (title.Reviewed)
            {
                logit += T.Keep(~T.Below(T.Load(ref rd, i), T.All(Award.RdBonusFrom)), bonus);
            }

            // Held is at most the sum of the years' chances, and a chance 1/(1 + e^−x) lies below e^x.
            T uniform = Uniform32.Of<T>(ref words, i);
            if ((T.Below(uniform, years * UpperBounds.Exp(logit)) & (uint)(candidates >> i)) != 0)
            {
                holders |= (ulong)(T.Below(uniform, Held(T.All(1) / (T.All(1) + Elementary.Exp(T.All(0) - logit)), lost, years)) & T.Below(T.All(0), years)) << i;
            }
        }

        return holders & candidates;
    }

    /// <summary>Draws that lie below a chance which all replications share.</summary>
    [SkipLocalsInit]
    private static ulong Below<T>(EnterpriseBlock slot, DrawAddress address, double chance)
        where T : struct, ILanes<T>
    {
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        address.Words(words, slot.Profile.Address, ReviewDraw, Purpose.StartingTitle);
        ulong below = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            below |= (ulong)T.Below(Uniform32.Of<T>(ref words[0], i), T.All(chance)) << i;
        }

        return below;
    }

    /// <summary>Chance to hold a title after some years: p/(p + loss)·(1 − (1 − p − loss)^years).</summary>
    /// <param name="award">Yearly chance of an award while not held. In (0, 1).</param>
    /// <param name="loss">Yearly chance of losing it while held. In [0, 1).</param>
    /// <param name="years">Completed years of life [count].</param>
    /// <returns>The chance.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Held<T>(T award, T loss, int years)
        where T : struct, ILanes<T> =>
        award / (award + loss) * (T.All(1) - Power(T.Max(T.All(0), T.All(1) - award - loss), years));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Held<T>(T award, T loss, T years)
        where T : struct, ILanes<T> =>
        award / (award + loss) * (T.All(1) - Power(T.Max(T.All(0), T.All(1) - award - loss), years));

    /// <summary>x^n by squaring, for whole n of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Power<T>(T x, T n)
        where T : struct, ILanes<T>
    {
        const double Whole = 6755399441055744.0; // 1.5·2^52: adding it rounds to a whole number
        T power = T.All(1);
        while (T.Below(T.All(0), n) != 0)
        {
            T half = T.Fma(n, T.All(0.5), T.All(-0.25)) + T.All(Whole) - T.All(Whole); // rounded down
            power = T.WhereBelow(half + half, n, power * x, power);
            x *= x;
            n = half;
        }

        return power;
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
}
