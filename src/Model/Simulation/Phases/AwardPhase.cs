using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>One yearly award (E14): chance 1/(1 + e^−(b₀ + levers + b₁(ln W − ln W₀) + bonus)).</summary>
/// <param name="Purpose">Its draws.</param>
/// <param name="Intercept">b₀.</param>
/// <param name="Slope">b₁.</param>
/// <param name="Levers">What levers add.</param>
/// <param name="LnReference">ln W₀ [ln 亿元].</param>
/// <param name="RdBonus">Whether intensive R&amp;D adds to the logit.</param>
internal readonly record struct AwardRule(Purpose Purpose, Parameter Intercept, Parameter Slope, QuarterField Levers, double LnReference, bool RdBonus);

/// <summary>Who wins an award in a year.</summary>
internal static class AwardPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double RdBonusFrom = 0.03, Log2E = 1.4426950408889634, WholeNumbers = 6755399441055744.0; // 1.5·2^52

    /// <summary>The candidates whose draw lies below their chance.</summary>
    /// <param name="rule">The award.</param>
    /// <param name="candidates">Who may win, a bit each.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group.</param>
    /// <param name="lnYear">ln W by replication [ln 亿元].</param>
    /// <returns>Winners, a bit each.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Winners<T>(
        in AwardRule rule, ulong candidates, EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, DrawAddress address, ref double lnYear)
        where T : struct, ILanes<T>
    {
        if (candidates == 0)
        {
            return 0;
        }

        Span<ulong> words = stackalloc ulong[Lanes];
        address.Words(words, slot.Profile.Address, quarter.Calendar, rule.Purpose);
        ulong winners = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(candidates, i, T.Width))
            {
                continue;
            }

            // 1/(1 + e^−x) < e^x, and 2^k(1 + f) is no less than 2^(k+f): few draws lie below that, and only they ask for an
            // exponential.
            T logit = Logit<T>(rule, slot, quarter, draws, ref lnYear, i), uniform = Uniform<T>(ref words[0], i);
            T sixteenths = T.Min(T.Max(logit * T.All(16 * Log2E), T.All(-16000)), T.All(16)) + T.All(0.5001); // rounds up
            if (T.Below(uniform, T.Raise(T.All(1), sixteenths + T.All(WholeNumbers))) != 0)
            {
                winners |= (ulong)T.Below(uniform, T.All(1) / (T.All(1) + Elementary.Exp(T.All(0) - logit))) << i;
            }
        }

        return winners & candidates;
    }

    /// <summary>The candidates whose draw lies below a chance.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Hits<T>(ulong candidates, EnterpriseBlock slot, DrawAddress address, int calendar, Purpose purpose, ref double chance)
        where T : struct, ILanes<T>
    {
        if (candidates == 0)
        {
            return 0;
        }

        Span<ulong> words = stackalloc ulong[Lanes];
        address.Words(words, slot.Profile.Address, calendar, purpose);
        ulong hits = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            hits |= (ulong)T.Below(Uniform<T>(ref words[0], i), T.Load(ref chance, i)) << i;
        }

        return hits & candidates;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Logit<T>(in AwardRule rule, EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, ref double lnYear, int i)
        where T : struct, ILanes<T>
    {
        ref double told = ref quarter.Numbers, drawn = ref draws.Numbers;
        T logit = T.Load(ref drawn, rule.Intercept.At(i)) + T.Load(ref told, rule.Levers.At(i));
        logit = T.Fma(T.Load(ref drawn, rule.Slope.At(i)), T.Load(ref lnYear, i) - T.All(rule.LnReference), logit);
        if (!rule.RdBonus)
        {
            return logit;
        }

        T rd = T.Max(T.Load(ref slot.First(Field.RdIntensity), i) + T.Load(ref told, QuarterField.RdShift.At(i)), T.All(0));
        return logit + T.Keep(~T.Below(rd, T.All(RdBonusFrom)), T.Load(ref drawn, Parameter.SrdiRdBonus.At(i)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Uniform<T>(ref ulong words, int i)
        where T : struct, ILanes<T> =>
        (T.FromWords(ref words, i) + T.All(0.5)) * T.All(1.0 / 4294967296.0);
}
