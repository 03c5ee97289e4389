using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// A town's rules of a quarter: what its policy and its draws make of it, for the replications from
/// <c>i</c> on in a handful of lanes.
/// </summary>
internal static class TownRules
{
    private static readonly double RootStep = Math.Sqrt(Quarter.StepYears);

    /// <summary>Level effects of the levers on orders, E, and on price, E^P (E2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Orders, T Price) Effects<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T>
    {
        T sum = T.All(0);
        for (int k = 0; k < LeverPath.Levers; k++)
        {
            sum += P<T>(draws, Parameter.OrdersEffect1 + k, i) * P<T>(draws, Parameter.OrdersDeviation1 + k, i) * Gain<T>(setting, k + 1, step);
        }

        return (Response.Capped(sum, P<T>(draws, Parameter.EffectCap, i)), P<T>(draws, Parameter.PriceEffect6, i) * Gain<T>(setting, 6, step));
    }

    /// <summary>A Gaussian shock of a quarter with E[e^ε] = 1: sd·√Δ·z − ½sd²Δ (E5, E6).</summary>
    public static double Shock(double sd, double z) => Shock<Lanes1>(new(sd), new(z)).Value;

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Shock<T>(T sd, T z)
        where T : struct, ILanes<T> =>
        sd * T.All(RootStep) * z - T.All(0.5) * sd * sd * T.All(Quarter.StepYears);

    /// <summary>Mean number of entrants of a quarter (E10).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Entrants<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T> =>
        T.All(Quarter.StepYears) * P<T>(draws, Parameter.EntryRate, i) * T.All(setting.Town.Enterprises)
        * T.Max(T.All(0), T.All(1) + P<T>(draws, Parameter.EntrySlope1, i) * Gain<T>(setting, 1, step))
        * T.Max(T.All(0), T.All(1) + P<T>(draws, Parameter.EntrySlope10, i) * Gain<T>(setting, 10, step));

    /// <summary>u = u_max(1 − ς)(1 − stop), ς = max(0, ς₀ − Δς·ĝ₉) (E7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Usable<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T>
    {
        T shortage = T.Max(T.All(0), P<T>(draws, Parameter.FactorShortage, i) - P<T>(draws, Parameter.ShortageRelief9, i) * Gain<T>(setting, 9, step));
        return P<T>(draws, Parameter.MaximumUtilisation, i) * (T.All(1) - T.Min(T.All(1), shortage)) * T.All(1 - setting.Outlook.Stopped(step));
    }

    /// <summary>ρλ_KΔ with ρ = ρ₀ + Δρ·ĝ₉ in [0, 1] (E8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Reinvest<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T>
    {
        T share = P<T>(draws, Parameter.InvestmentShare, i) + P<T>(draws, Parameter.InvestmentShareSlope9, i) * Gain<T>(setting, 9, step);
        return Share(share) * P<T>(draws, Parameter.InvestmentSpeed, i) * T.All(Quarter.StepYears);
    }

    /// <summary>h₀Δ(1 − η₉ĝ₉)/norm (E11).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ClosureHazard<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T> =>
        P<T>(draws, Parameter.ClosureRate, i) * T.All(Quarter.StepYears)
        * T.Max(T.All(0), T.All(1) - P<T>(draws, Parameter.ClosureRelief9, i) * Gain<T>(setting, 9, step)) / T.All(setting.ClosureNorm);

    /// <summary>1 − e^(−2h_M·max(0, 1 + m₂ĝ₂)·Δ) (E12).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MergerChance<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T> =>
        T.All(1) - Elementary.Exp(T.All(-2) * P<T>(draws, Parameter.MergerRate, i)
            * T.Max(T.All(0), T.All(1) + P<T>(draws, Parameter.MergerSlope2, i) * Gain<T>(setting, 2, step)) * T.All(Quarter.StepYears));

    /// <summary>κ_sub with lever 10, in [0, 1] (E7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OverflowSharing<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T> =>
        Share(P<T>(draws, Parameter.OverflowSharing, i) + P<T>(draws, Parameter.OverflowSharingSlope10, i) * Gain<T>(setting, 10, step));

    /// <summary>Jobs = ΣQ/productivity·(1 + j₅ĝ₅), productivity growing at g_w (E14).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Jobs<T>(TownSetting setting, ParameterDraws draws, int i, int step, T output)
        where T : struct, ILanes<T> =>
        output / (P<T>(draws, Parameter.OutputPerWorker, i) * Elementary.Exp(P<T>(draws, Parameter.ProductivityGrowth, i) * T.All(step) * T.All(Quarter.StepYears)))
        * (T.All(1) + P<T>(draws, Parameter.JobsSlope5, i) * Gain<T>(setting, 5, step));

    /// <summary>Chance of registration (E13).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Registration<T>(TownSetting setting, ParameterDraws draws, int i, int step)
        where T : struct, ILanes<T> =>
        Share(P<T>(draws, Parameter.RegistrationBase, i) + P<T>(draws, Parameter.RegistrationSlope2, i) * Gain<T>(setting, 2, step));

    /// <summary>A parameter's draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T P<T>(ParameterDraws draws, Parameter parameter, int i)
        where T : struct, ILanes<T> =>
        T.Load(ref draws.Numbers, parameter.At(i));

    /// <summary>ĝ of a lever, the same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gain<T>(TownSetting setting, int lever, int step)
        where T : struct, ILanes<T> =>
        T.All(setting.Levers.Gain(lever, step));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Share<T>(T share)
        where T : struct, ILanes<T> =>
        T.Min(T.All(1), T.Max(T.All(0), share));
}
