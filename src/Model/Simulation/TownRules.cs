using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>A town's rules of a quarter for one replication, in plain numbers: what its policy and its draws make of it.</summary>
internal static class TownRules
{
    /// <summary>Level effects of the levers on orders, E, and on price, E^P (E2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Orders, double Price) Effects(TownSetting setting, ParameterDraws draws, int lane, int step)
    {
        if (setting.Levers.IsStatusQuo(step))
        {
            return (0, 0);
        }

        double sum = 0;
        for (int k = 0; k < LeverPath.Levers; k++)
        {
            sum += draws.At(Parameter.OrdersEffect1 + k, lane) * draws.At(Parameter.OrdersDeviation1 + k, lane) * setting.Levers.Gain(k + 1, step);
        }

        double price = draws.At(Parameter.PriceEffect6, lane) * setting.Levers.Gain(6, step);
        return (Response.Capped(sum, draws.At(Parameter.EffectCap, lane)), price);
    }

    /// <summary>A Gaussian shock of a quarter with E[e^ε] = 1: sd·√Δ·z − ½sd²Δ (E5, E6).</summary>
    public static double Shock(double sd, double z) => sd * Math.Sqrt(Quarter.StepYears) * z - 0.5 * sd * sd * Quarter.StepYears;

    /// <summary>Mean number of entrants of a quarter (E10).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Entrants(TownSetting setting, ParameterDraws draws, int lane, int step) =>
        Quarter.StepYears * draws.At(Parameter.EntryRate, lane) * setting.Town.Enterprises
        * Math.Max(0, 1 + draws.At(Parameter.EntrySlope1, lane) * setting.Levers.Gain(1, step))
        * Math.Max(0, 1 + draws.At(Parameter.EntrySlope10, lane) * setting.Levers.Gain(10, step));

    /// <summary>u = u_max(1 − ς)(1 − stop), ς = max(0, ς₀ − Δς·ĝ₉) (E7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Usable(TownSetting setting, ParameterDraws draws, int lane, int step)
    {
        double shortage = Math.Max(0, draws.At(Parameter.FactorShortage, lane) - draws.At(Parameter.ShortageRelief9, lane) * setting.Levers.Gain(9, step));
        return draws.At(Parameter.MaximumUtilisation, lane) * (1 - Math.Min(shortage, 1)) * (1 - setting.Outlook.Stopped(step));
    }

    /// <summary>ρλ_KΔ with ρ = ρ₀ + Δρ·ĝ₉ in [0, 1] (E8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Reinvest(TownSetting setting, ParameterDraws draws, int lane, int step)
    {
        double share = draws.At(Parameter.InvestmentShare, lane) + draws.At(Parameter.InvestmentShareSlope9, lane) * setting.Levers.Gain(9, step);
        return Math.Clamp(share, 0, 1) * draws.At(Parameter.InvestmentSpeed, lane) * Quarter.StepYears;
    }

    /// <summary>h₀Δ(1 − η₉ĝ₉)/norm (E11).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ClosureHazard(TownSetting setting, ParameterDraws draws, int lane, int step) =>
        draws.At(Parameter.ClosureRate, lane) * Quarter.StepYears
        * Math.Max(0, 1 - draws.At(Parameter.ClosureRelief9, lane) * setting.Levers.Gain(9, step)) / setting.ClosureNorm;

    /// <summary>1 − e^(−2h_M·max(0, 1 + m₂ĝ₂)·Δ) (E12).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double MergerChance(TownSetting setting, ParameterDraws draws, int lane, int step) =>
        1 - Elementary.Exp(-2 * draws.At(Parameter.MergerRate, lane)
            * Math.Max(0, 1 + draws.At(Parameter.MergerSlope2, lane) * setting.Levers.Gain(2, step)) * Quarter.StepYears);

    /// <summary>κ_sub with lever 10, in [0, 1] (E7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OverflowSharing(TownSetting setting, ParameterDraws draws, int lane, int step) =>
        Math.Clamp(draws.At(Parameter.OverflowSharing, lane) + draws.At(Parameter.OverflowSharingSlope10, lane) * setting.Levers.Gain(10, step), 0, 1);

    /// <summary>Jobs = ΣQ/productivity·(1 + j₅ĝ₅), productivity growing at g_w (E14).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Jobs(TownSetting setting, ParameterDraws draws, int lane, int step, double output) =>
        output / (draws.At(Parameter.OutputPerWorker, lane) * Elementary.Exp(draws.At(Parameter.ProductivityGrowth, lane) * step * Quarter.StepYears))
        * (1 + draws.At(Parameter.JobsSlope5, lane) * setting.Levers.Gain(5, step));
}
