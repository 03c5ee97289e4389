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
    [SkipLocalsInit]
    public static void Start<T>(EnterpriseBlock slot, ParameterDraws draws, DrawAddress address)
        where T : struct, ILanes<T>
    {
        Span<ulong> srdi = stackalloc ulong[Lanes], phase = stackalloc ulong[Lanes], centre = stackalloc ulong[Lanes], green = stackalloc ulong[Lanes];
        address.Words(srdi, slot.Profile.Address, 0, Purpose.StartingTitle);
        address.Words(phase, slot.Profile.Address, 1, Purpose.StartingTitle);
        address.Words(centre, slot.Profile.Address, 2, Purpose.StartingTitle);
        address.Words(green, slot.Profile.Address, 3, Purpose.StartingTitle);
        T years = T.All(Math.Floor(slot.Profile.AgeYears)), third = T.All(1.0 / 3), twoThirds = T.All(2.0 / 3);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T size = T.Load(ref slot.First(Field.YearOutput), i) * T.All(0.25), ln = Elementary.Log(size);
            slot.AboveScale |= (ulong)Not<T>(T.Below(size, T.All(NoiseScale.ReferenceSize))) << i;

            T bonus = T.Keep(~T.Below(T.Load(ref slot.First(Field.RdIntensity), i), T.All(RdBonusFrom)), P<T>(draws, Parameter.SrdiRdBonus, i));
            T award = Logistic(P<T>(draws, Parameter.SrdiIntercept, i) + P<T>(draws, Parameter.SrdiSizeSlope, i) * (ln - T.All(LnThreshold)) + bonus);
            T loss = (T.All(1) - P<T>(draws, Parameter.SrdiKeepRate, i)) / T.All(ReviewYears);
            uint holds = T.Below(Uniform<T>(ref srdi[0], i), Held(award, loss, years)) & ~T.Below(size, T.All(SrdiFrom));
            T when = Uniform<T>(ref phase[0], i);
            uint first = T.Below(when, third), second = T.Below(when, twoThirds) & ~first;
            slot.Srdi |= (ulong)Not<T>(~holds) << i;
            slot.ReviewLow |= (ulong)Not<T>(~(holds & second)) << i;
            slot.ReviewHigh |= (ulong)Not<T>(~(holds & ~first & ~second)) << i;

            T centreAward = Logistic(P<T>(draws, Parameter.TechCentreIntercept, i) + P<T>(draws, Parameter.TechCentreSizeSlope, i) * ln);
            T greenAward = Logistic(P<T>(draws, Parameter.GreenIntercept, i) + P<T>(draws, Parameter.GreenSizeSlope, i) * ln);
            slot.TechCentre |= (ulong)T.Below(Uniform<T>(ref centre[0], i), Held(centreAward, T.All(0), years)) << i;
            slot.Green |= (ulong)T.Below(Uniform<T>(ref green[0], i), Held(greenAward, T.All(0), years)) << i;
        }
    }

    /// <summary>Chance to hold a title after some years: p/(p + loss)·(1 − (1 − p − loss)^years).</summary>
    /// <param name="award">Yearly chance of an award while not held. In (0, 1).</param>
    /// <param name="loss">Yearly chance of losing it while held. In [0, 1).</param>
    /// <param name="years">Completed years of life.</param>
    internal static T Held<T>(T award, T loss, T years)
        where T : struct, ILanes<T>
    {
        T stays = T.Max(T.All(1) - award - loss, T.All(1e-12));
        return award / (award + loss) * (T.All(1) - Elementary.Exp(years * Elementary.Log(stays)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T P<T>(ParameterDraws draws, Parameter parameter, int index)
        where T : struct, ILanes<T> =>
        T.Load(ref draws[parameter][0], index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Logistic<T>(T x)
        where T : struct, ILanes<T> =>
        T.All(1) / (T.All(1) + Elementary.Exp(T.All(0) - x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Uniform<T>(ref ulong words, int index)
        where T : struct, ILanes<T> =>
        (T.FromWords(ref words, index) + T.All(0.5)) * T.All(1.0 / 4294967296.0);

    /// <summary>The other bits among the lanes there are.</summary>
    private static uint Not<T>(uint bits)
        where T : struct, ILanes<T> =>
        ~bits & (1u << T.Width) - 1;
}
