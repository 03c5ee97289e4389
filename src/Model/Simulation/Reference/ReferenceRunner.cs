using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;

namespace Zyz.Sim.Model.Simulation.Reference;

/// <summary>The readable way to play a slot: replication by replication, with plain numbers and branches.</summary>
internal sealed class ReferenceRunner(TownDraws town) : ISlotRunner
{
    private const int Lanes = DrawAddress.GroupSize;
    private static readonly double LnThreshold = Elementary.Log(0.2);
    private readonly double youthYears = town.Setting.Sampler.Median(Parameter.YouthYears);

    public void Begin(EnterpriseBlock slot, TownSums sums, Span<int> signed)
    {
        SlotStart.Begin<Lanes1>(slot, town, sums, signed);
        Phases.RdPhase.Draw<Lanes1>(slot, slot.Alive, town.Parameters, town.Address); // of all, whether it is asked for or not
    }

    public void CountBase(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        Phases.BirthPhase.Rise<Lanes1>(slot, quarter);
        CountAll(slot, quarter, sums);
    }

    private static void CountAll(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            Count(slot, lane, quarter, sums);
        }
    }

    public bool Bear(EnterpriseBlock slot, TownQuarterBlock quarter, Span<double> ramp)
    {
        bool came = SlotStart.Bear<Lanes1>(slot, town, quarter, ramp);
        Phases.RdPhase.Draw<Lanes1>(slot, slot.Born, town.Parameters, town.Address);
        return came;
    }

    public void Advance(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        ulong[] shock = Words(slot, quarter, Purpose.EnterpriseShock), closure = Words(slot, quarter, Purpose.Closure), merger = Words(slot, quarter, Purpose.Merger);
        slot.Closing = slot.Merging = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            ulong bit = 1UL << lane;
            if ((slot.Alive & bit) == 0)
            {
                continue;
            }

            double Q(QuarterField f) => quarter[f][lane];
            ref double Own(Field f) => ref slot[f][lane];
            bool newborn = (slot.Born & bit) != 0;
            if (!newborn)
            {
                Own(Field.Capacity) = Math.FusedMultiplyAdd(Q(QuarterField.CapacityTransfer), Own(Field.Orders), Own(Field.Capacity));
                double pipeline = 0;
                for (int stage = 0; stage < 4; stage++)
                {
                    Own(Field.Pipeline0 + stage) = Math.FusedMultiplyAdd(Q(QuarterField.PipelineTransfer0 + stage), Own(Field.Orders), Own(Field.Pipeline0 + stage));
                    pipeline += Own(Field.Pipeline0 + stage);
                }

                sums[SumField.ReceivedCapacity][lane] += Own(Field.Capacity);
                sums[SumField.ReceivedPipeline][lane] += pipeline;

                double youth = Elementary.Exp(-slot.AgeYears(quarter.Step, lane) / youthYears);
                double common = slot.Profile.IsProject ? Q(QuarterField.Common) : Q(QuarterField.Common) + Q(QuarterField.Spillover);
                Own(Field.LnOrders) = EnterpriseQuarter.Orders(
                    Own(Field.LnOrders), Q(QuarterField.Drift), Q(QuarterField.YouthPremium), youth, Q(QuarterField.Saturation), common,
                    EnterpriseQuarter.Shock(Own(Field.Sigma), EnterpriseShockTable.At((uint)shock[lane]), Own(Field.Centre)));
            }
            else
            {
                sums[SumField.PipelineGrowth][lane] += Own(Field.Pipeline0) + Own(Field.Pipeline1) + Own(Field.Pipeline2) + Own(Field.Pipeline3);
            }

            Own(Field.Orders) = Elementary.Exp(Own(Field.LnOrders));
            Produce(slot, lane, quarter, sums);

            double chance = EnterpriseQuarter.ClosureChance(
                Own(Field.LnOrders), Q(QuarterField.LnMedian), Q(QuarterField.ClosureExponent), Q(QuarterField.ClosureHazard),
                ClosureAge.Factor(slot.AgeYears(quarter.Step, lane)));
            bool exposed = (slot.Exposed & bit) != 0;
            if (exposed && EnterpriseQuarter.Uniform(closure[lane]) < chance)
            {
                slot.Closing |= bit;
            }
            else if (exposed && Own(Field.LnOrders) < Q(QuarterField.LnMedian) && EnterpriseQuarter.Uniform(merger[lane]) < Q(QuarterField.MergerChance))
            {
                slot.Merging |= bit;
            }

            Tally(slot, lane, sums);
        }
    }

    public void Finish(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            double usable = quarter[QuarterField.Usable][lane] * slot[Field.Capacity][lane], produced = Math.Min(slot[Field.Orders][lane], usable);
            double output = EnterpriseQuarter.Output(produced, usable - produced, quarter[QuarterField.Sharing][lane]);
            slot[Field.Output][lane] = output;
            sums[SumField.Output][lane] += output;
            slot[Field.YearOutput][lane] = Math.FusedMultiplyAdd(quarter[QuarterField.Price][lane], output, slot[Field.YearOutput][lane]);
        }

        slot.Closing &= ~quarter.Void;
        slot.Merging &= ~quarter.Void;
        slot.Bury(slot.Closing | slot.Merging);
    }

    public void CloseYear(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        var titles = new ReferenceTitles(slot, quarter, town.Parameters);
        ulong full = slot.FullYear(quarter.Step);
        ulong[] registration = Words(slot, quarter, Purpose.Registration), award = Words(slot, quarter, Purpose.SrdiAward), review = Words(slot, quarter, Purpose.SrdiReview);
        ulong[] centre = Words(slot, quarter, Purpose.TechCentre), green = Words(slot, quarter, Purpose.GreenFactory);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if ((slot.Alive >> lane & 1) == 0)
            {
                continue;
            }

            bool fullYear = (full >> lane & 1) != 0;
            titles.Register(lane, fullYear, EnterpriseQuarter.Uniform(registration[lane]));
            titles.ReviewSrdi(lane, EnterpriseQuarter.Uniform(review[lane]));
            if (fullYear)
            {
                titles.Award(lane, LnThreshold, EnterpriseQuarter.Uniform(award[lane]), EnterpriseQuarter.Uniform(centre[lane]), EnterpriseQuarter.Uniform(green[lane]));
            }
        }

        CountAll(slot, quarter, sums);
    }

    private static void Produce(EnterpriseBlock slot, int lane, TownQuarterBlock quarter, TownSums sums)
    {
        double Q(QuarterField f) => quarter[f][lane];
        ref double Own(Field f) => ref slot[f][lane];
        ref double ring = ref Own(Field.Pipeline0 + (quarter.Step & 3));
        Own(Field.Capacity) = EnterpriseQuarter.Capacity(Own(Field.Capacity), Q(QuarterField.Keep), ring);
        double usable = Q(QuarterField.Usable) * Own(Field.Capacity), produced = Math.Min(Own(Field.Orders), usable);
        double arrived = ring;
        ring = EnterpriseQuarter.Investment(
            Own(Field.Capacity), Own(Field.Orders), Own(Field.LnOrders), Q(QuarterField.Keep), Q(QuarterField.Reinvest), Q(QuarterField.NormalUtilisation));
        sums[SumField.PipelineGrowth][lane] += ring - arrived;
        sums[SumField.Orders][lane] += Own(Field.Orders);
        sums[SumField.Produced][lane] += produced;
        sums[SumField.Slack][lane] += usable - produced;
        sums[SumField.Capacity][lane] += Own(Field.Capacity);
        sums[SumField.Alive][lane] += 1;
    }

    private static void Tally(EnterpriseBlock slot, int lane, TownSums sums)
    {
        ulong bit = 1UL << lane;
        double orders = slot[Field.Orders][lane], capacity = slot[Field.Capacity][lane];
        if ((slot.Closing & bit) != 0)
        {
            sums[SumField.ClosedOrders][lane] += orders;
            sums[SumField.ClosedCapacity][lane] += capacity;
            sums[SumField.ClosedPipeline][lane] += slot[Field.Pipeline0][lane] + slot[Field.Pipeline1][lane] + slot[Field.Pipeline2][lane] + slot[Field.Pipeline3][lane];
            sums[SumField.Closed][lane] += 1;
        }
        else if ((slot.Merging & bit) != 0)
        {
            sums[SumField.MergedOrders][lane] += orders;
            sums[SumField.MergedCapacity][lane] += capacity;
            sums[SumField.Merged][lane] += 1;
            for (int stage = 0; stage < 4; stage++)
            {
                sums[SumField.MergedPipeline0 + stage][lane] += slot[Field.Pipeline0 + stage][lane];
            }
        }
    }

    private static void Count(EnterpriseBlock slot, int lane, TownQuarterBlock quarter, TownSums sums)
    {
        bool Has(ulong mask) => (mask >> lane & 1) != 0;
        void Add(SumField field, bool when, double value) => sums[field][lane] += when ? value : 0;
        double year = Has(slot.Alive) ? slot[Field.YearOutput][lane] * 0.25 : 0;
        bool full = Has(slot.Alive & slot.FullYear(quarter.Step)), leading = full && year >= 1;
        double rd = Math.Max(slot[Field.RdIntensity][lane] + quarter[QuarterField.RdShift][lane], 0);
        Add(SumField.YearOutput, true, year);
        Add(SumField.SquaredOutput, true, year * year);
        Add(SumField.AboveScale, Has(slot.AboveScale), 1);
        Add(SumField.AboveScaleOutput, Has(slot.AboveScale), year);
        Add(SumField.Over100m, leading, 1);
        Add(SumField.Over1bn, full && year >= 10, 1);
        Add(SumField.Srdi, Has(slot.Srdi), 1);
        Add(SumField.TechCentres, Has(slot.TechCentre), 1);
        Add(SumField.Green, Has(slot.Green), 1);
        Add(SumField.LeadingOutput, leading, year);
        Add(SumField.LeadingRd, leading, year * rd);
        Add(SumField.ProjectsRamping, slot.Profile.IsProject && Has(slot.Alive & ~slot.Exposed), 1);
        Add(SumField.ProjectsFull, slot.Profile.IsProject && Has(slot.Alive & slot.Exposed), 1);
        double[] ranked = [.. new[] { sums[SumField.Largest1][lane], sums[SumField.Largest2][lane], sums[SumField.Largest3][lane], year }.OrderDescending()];
        (sums[SumField.Largest1][lane], sums[SumField.Largest2][lane], sums[SumField.Largest3][lane]) = (ranked[0], ranked[1], ranked[2]);
        slot[Field.YearOutput][lane] = 0;
    }

    private ulong[] Words(EnterpriseBlock slot, TownQuarterBlock quarter, Purpose purpose)
    {
        var words = new ulong[Lanes];
        town.Address.Words(words, slot.Profile.Address, quarter.Calendar, purpose);
        return words;
    }
}
