using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Titles held at the base date where none was observed: what the award rule itself would have given an enterprise of its
/// size by its age (E14). Written plainly: it runs once.
/// </summary>
internal static class TitlePhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double SrdiFrom = 0.1, RdBonusFrom = 0.03;
    private const int ReviewYears = 3;
    private static readonly double LnThreshold = Elementary.Log(NoiseScale.ReferenceSize);

    /// <summary>Deals out registration and titles at the base date. <see cref="Field.YearOutput"/> holds four quarters at base size.</summary>
    public static void Start(EnterpriseBlock slot, ParameterDraws draws, DrawAddress address)
    {
        Span<double> srdi = stackalloc double[Lanes], phase = stackalloc double[Lanes], centre = stackalloc double[Lanes], green = stackalloc double[Lanes];
        address.Uniforms(srdi, slot.Profile.Address, 0, Purpose.StartingTitle);
        address.Uniforms(phase, slot.Profile.Address, 1, Purpose.StartingTitle);
        address.Uniforms(centre, slot.Profile.Address, 2, Purpose.StartingTitle);
        address.Uniforms(green, slot.Profile.Address, 3, Purpose.StartingTitle);
        double years = Math.Floor(slot.Profile.AgeYears);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double P(Parameter p) => draws.At(p, lane);
            double size = slot[Field.YearOutput][lane] * 0.25, ln = Elementary.Log(size);
            ulong bit = 1UL << lane;
            slot.AboveScale |= size >= NoiseScale.ReferenceSize ? bit : 0;

            double bonus = slot[Field.RdIntensity][lane] >= RdBonusFrom ? P(Parameter.SrdiRdBonus) : 0;
            double award = size >= SrdiFrom ? Elementary.Logistic(P(Parameter.SrdiIntercept) + P(Parameter.SrdiSizeSlope) * (ln - LnThreshold) + bonus) : 0;
            double loss = (1 - P(Parameter.SrdiKeepRate)) / ReviewYears;
            if (srdi[lane] < Held(award, loss, years))
            {
                slot.Srdi |= bit;
                slot.ReviewLow |= phase[lane] >= 1.0 / 3 && phase[lane] < 2.0 / 3 ? bit : 0;
                slot.ReviewHigh |= phase[lane] >= 2.0 / 3 ? bit : 0;
            }

            double centreAward = Elementary.Logistic(P(Parameter.TechCentreIntercept) + P(Parameter.TechCentreSizeSlope) * ln);
            double greenAward = Elementary.Logistic(P(Parameter.GreenIntercept) + P(Parameter.GreenSizeSlope) * ln);
            slot.TechCentre |= centre[lane] < Held(centreAward, 0, years) ? bit : 0;
            slot.Green |= green[lane] < Held(greenAward, 0, years) ? bit : 0;
        }
    }

    /// <summary>Chance to hold a title after some years: p/(p + loss)·(1 − (1 − p − loss)^years).</summary>
    /// <param name="award">Yearly chance of an award while not held.</param>
    /// <param name="loss">Yearly chance of losing it while held.</param>
    /// <param name="years">Completed years of life.</param>
    internal static double Held(double award, double loss, double years)
    {
        double gone = 1;
        for (int i = 0; i < years; i++)
        {
            gone *= Math.Max(0, 1 - award - loss);
        }

        return award <= 0 ? 0 : award / (award + loss) * (1 - gone);
    }
}
