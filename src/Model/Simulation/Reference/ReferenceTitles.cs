using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Reference;

/// <summary>Registration (E13) and titles (E14) of one enterprise, replication by replication.</summary>
internal sealed class ReferenceTitles(EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws)
{
    private const double Threshold = 0.2;

    /// <summary>Registration and titles at the base date: what the award rule would have given in the years of life so far.</summary>
    public static void Start(EnterpriseBlock slot, double[] lnSize, TownDraws town)
    {
        int years = (int)Math.Floor(slot.Profile.AgeYears);
        ulong[] srdi = Words(slot, town, Simulation.Award.Srdi.StartingDraw), review = Words(slot, town, Phases.TitlePhase.ReviewDraw);
        ulong[] centre = Words(slot, town, Simulation.Award.TechCentre.StartingDraw), green = Words(slot, town, Simulation.Award.GreenFactory.StartingDraw);
        for (int lane = 0; lane < lnSize.Length; lane++)
        {
            double size = slot[Field.YearOutput][lane] * 0.25;
            bool Holds(Award title, ulong word) => years > 0 && EnterpriseQuarter.Uniform(word) < Chance(title, slot[Field.RdIntensity][lane], lnSize[lane], years, town.Parameters, lane);
            bool held = size >= Simulation.Award.SrdiFrom && Holds(Simulation.Award.Srdi, srdi[lane]);
            double last = EnterpriseQuarter.Uniform(review[lane]) * Simulation.Award.ReviewYears; // years since award or review
            Set(ref slot.AboveScale, lane, size >= Threshold);
            Set(ref slot.Srdi, lane, held);
            Set(ref slot.ReviewLow, lane, held && last is >= 1 and < 2);
            Set(ref slot.ReviewHigh, lane, held && last >= 2);
            Set(ref slot.TechCentre, lane, Holds(Simulation.Award.TechCentre, centre[lane]));
            Set(ref slot.Green, lane, Holds(Simulation.Award.GreenFactory, green[lane]));
        }
    }

    /// <summary>Chance to hold a title after some years (E14).</summary>
    private static double Chance(Award title, double rd, double lnSize, int years, ParameterDraws draws, int lane)
    {
        double P(Parameter p) => draws.At(p, lane);
        double logit = P(title.Intercept) + P(title.Slope) * (lnSize - title.LnReference) + (title.Reviewed && rd >= Simulation.Award.RdBonusFrom ? P(Parameter.SrdiRdBonus) : 0);
        double award = 1 / (1 + Elementary.Exp(0 - logit)), loss = title.Reviewed ? (1 - P(Parameter.SrdiKeepRate)) / Simulation.Award.ReviewYears : 0;
        return Phases.TitlePhase.Held(new Lanes1(award), new Lanes1(loss), new Lanes1(years)).Value;
    }

    private static ulong[] Words(EnterpriseBlock slot, TownDraws town, int draw)
    {
        var words = new ulong[DrawAddress.GroupSize];
        town.Address.Words(words, slot.Profile.Address, draw, Purpose.StartingTitle);
        return words;
    }

    /// <summary>At or above the threshold: registered with a chance. The second fourth quarter in a row below: no longer.</summary>
    public void Register(int lane, bool fullYear, double uniform)
    {
        if (!fullYear)
        {
            return;
        }

        bool registered = Has(slot.AboveScale, lane);
        if (Output(lane) >= Threshold)
        {
            Set(ref slot.BelowOnce, lane, false);
            Set(ref slot.AboveScale, lane, registered || uniform < quarter[QuarterField.RegistrationChance][lane]);
        }
        else if (registered)
        {
            bool second = Has(slot.BelowOnce, lane);
            Set(ref slot.BelowOnce, lane, !second);
            Set(ref slot.AboveScale, lane, !second);
        }
    }

    /// <summary>Every third year a 专精特新 title is looked at again, and kept with a given chance.</summary>
    public void ReviewSrdi(int lane, double uniform)
    {
        if (!Has(slot.Srdi, lane))
        {
            Set(ref slot.ReviewLow, lane, false);
            Set(ref slot.ReviewHigh, lane, false);
            return;
        }

        int years = (Has(slot.ReviewLow, lane) ? 1 : 0) + (Has(slot.ReviewHigh, lane) ? 2 : 0);
        if (years == 2)
        {
            Set(ref slot.Srdi, lane, uniform < draws.At(Parameter.SrdiKeepRate, lane));
        }

        int next = years == 2 ? 0 : years + 1;
        Set(ref slot.ReviewLow, lane, next == 1);
        Set(ref slot.ReviewHigh, lane, next == 2);
    }

    /// <summary>Awards of the year to those who have none.</summary>
    public void Award(int lane, double lnThreshold, double srdi, double centre, double green)
    {
        double P(Parameter p) => draws.At(p, lane);
        double Q(QuarterField f) => quarter[f][lane];
        double output = Output(lane), rd = Math.Max(slot[Field.RdIntensity][lane] + Q(QuarterField.RdShift), 0);
        if (!Has(slot.Srdi, lane) && output >= 0.1)
        {
            double bonus = rd >= 0.03 ? P(Parameter.SrdiRdBonus) : 0;
            bool awarded = srdi < EnterpriseQuarter.AwardChance(P(Parameter.SrdiIntercept), Q(QuarterField.SrdiLevers), P(Parameter.SrdiSizeSlope), output, lnThreshold, bonus);
            Set(ref slot.Srdi, lane, awarded);
            if (awarded)
            {
                Set(ref slot.ReviewLow, lane, false);
                Set(ref slot.ReviewHigh, lane, false);
            }
        }

        Set(ref slot.TechCentre, lane, Has(slot.TechCentre, lane)
            || centre < EnterpriseQuarter.AwardChance(P(Parameter.TechCentreIntercept), Q(QuarterField.TechCentreLevers), P(Parameter.TechCentreSizeSlope), output, 0, 0));
        Set(ref slot.Green, lane, Has(slot.Green, lane)
            || green < EnterpriseQuarter.AwardChance(P(Parameter.GreenIntercept), Q(QuarterField.GreenLevers), P(Parameter.GreenSizeSlope), output, 0, 0));
    }

    private double Output(int lane) => slot[Field.YearOutput][lane] * 0.25;

    private static bool Has(ulong mask, int lane) => (mask >> lane & 1) != 0;

    private static void Set(ref ulong mask, int lane, bool value) =>
        mask = value ? mask | 1UL << lane : mask & ~(1UL << lane);
}
