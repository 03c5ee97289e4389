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
    /// <summary>Number of the draw that says how long ago a title was awarded or reviewed.</summary>
    public const int ReviewDraw = 1;

    /// <summary>Which of 64 incumbents hold a title at the base date in one replication.</summary>
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

    /// <summary>Chance to hold a title after some years: p/(p + loss)·(1 − (1 − p − loss)^years).</summary>
    /// <param name="award">Yearly chance of an award while not held. In (0, 1).</param>
    /// <param name="loss">Yearly chance of losing it while held. In [0, 1).</param>
    /// <param name="years">Completed years of life [count].</param>
    /// <returns>The chance.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Held<T>(T award, T loss, T years)
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
}
