using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;

namespace Zyz.Sim.Model.Simulation.Reference;

/// <summary>The readable way to play a slot: replication by replication, with plain numbers and branches.</summary>
internal sealed class ReferenceRunner(TownDraws town) : ISlotRunner
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly ReferenceStart start = new(town);
    private static readonly double LnThreshold = Elementary.Log(0.2);
    private readonly double youthYears = town.Setting.Sampler.Median(Parameter.YouthYears);

    public void Begin(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums, Span<int> signed)
    {
        if (slot.Profile.IsProject)
        {
            ProjectSchedule.Settle(slot, town, signed);
        }
        else if (slot.Profile.Kind == SlotKind.Incumbent)
        {
            start.Begin(slot, quarter, sums);
        }
    }

    public void CountBase(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        ReferenceStart.Rise(slot, quarter);
        CountAll(slot, quarter, sums);
    }

    private static void CountAll(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            Count(slot, lane, quarter, sums);
        }
    }

    public bool Bear(EnterpriseBlock slot, TownQuarterBlock quarter, Span<double> ramp) => start.Bear(slot, quarter, ramp);

    public void Advance(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        ulong[] words = Blocks(slot, quarter.Calendar & ~1, Purpose.EnterpriseQuarters);
        int first = (quarter.Calendar & 1) * 2 * Lanes; // a block holds the words of two quarters
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

                double youth = EnterpriseQuarter.Youth(slot.BirthYears(lane), quarter.Step * Time.Quarter.StepYears, youthYears);
                double common = slot.Profile.IsProject ? Q(QuarterField.Common) : Q(QuarterField.Common) + Q(QuarterField.Spillover);
                Own(Field.LnOrders) = EnterpriseQuarter.Orders(
                    Own(Field.LnOrders), Q(QuarterField.Drift), Q(QuarterField.YouthPremium), youth, Q(QuarterField.Saturation), common,
                    EnterpriseQuarter.Shock(Own(Field.Sigma), EnterpriseShockTable.At((uint)words[first + lane]), Own(Field.Centre)));
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
            double exit = EnterpriseQuarter.Uniform(words[first + Lanes + lane]);
            if (exposed && exit < chance)
            {
                slot.Closing |= bit;
            }
            else if (exposed && Own(Field.LnOrders) < Q(QuarterField.LnMedian) && exit > 1 - Q(QuarterField.MergerChance) * (1 - chance))
            {
                slot.Merging |= bit;
            }

            Tally(slot, lane, quarter, sums);
        }
    }

    public void Finish(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            double usable = quarter[QuarterField.Usable][lane] * slot[Field.Capacity][lane], produced = Math.Min(slot[Field.Orders][lane], usable);
            double output = EnterpriseQuarter.Output(produced, usable - produced, quarter[QuarterField.Sharing][lane]);
            slot[Field.Output][lane] = output;
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
        ulong[] review = Words(slot, quarter, Purpose.SrdiReview), words = Blocks(slot, quarter.Calendar, Purpose.EnterpriseYear);
        double Uniform(int word, int lane) => EnterpriseQuarter.Uniform(words[word * Lanes + lane]);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if ((slot.Alive >> lane & 1) == 0)
            {
                continue;
            }

            bool fullYear = (full >> lane & 1) != 0;
            titles.Register(lane, fullYear, Uniform(3, lane));
            titles.ReviewSrdi(lane, EnterpriseQuarter.Uniform(review[lane]));
            if (fullYear)
            {
                titles.Award(lane, LnThreshold, Uniform(2, lane), Uniform(0, lane), Uniform(1, lane));
            }
        }

        CountAll(slot, quarter, sums);
    }

    private static void Produce(EnterpriseBlock slot, int lane, TownQuarterBlock quarter, TownSums sums)
    {
        double Q(QuarterField f) => quarter[f][lane];
        double Rounded(double amount) => SumGrid.Round(amount, Q(QuarterField.Grid));
        ref double Own(Field f) => ref slot[f][lane];
        ref double ring = ref Own(Field.Pipeline0 + (quarter.Step & 3));
        Own(Field.Capacity) = EnterpriseQuarter.Capacity(Own(Field.Capacity), Q(QuarterField.Keep), ring);
        double usable = Rounded(Q(QuarterField.Usable) * Own(Field.Capacity)), orders = Rounded(Own(Field.Orders)), produced = Math.Min(orders, usable);
        double arrived = ring;
        ring = EnterpriseQuarter.Investment(
            Own(Field.Capacity), Own(Field.Orders), Own(Field.LnOrders), Q(QuarterField.Keep), Q(QuarterField.Reinvest), Q(QuarterField.NormalUtilisation));
        sums[SumField.PipelineGrowth][lane] += ring - arrived;
        sums[SumField.Orders][lane] += orders;
        sums[SumField.Produced][lane] += produced;
        sums[SumField.Slack][lane] += usable - produced;
        sums[SumField.Capacity][lane] += Rounded(Own(Field.Capacity));
        sums[SumField.Alive][lane] += 1;
    }

    private static void Tally(EnterpriseBlock slot, int lane, TownQuarterBlock quarter, TownSums sums)
    {
        ulong bit = 1UL << lane;
        double Rounded(double amount) => SumGrid.Round(amount, quarter[QuarterField.Grid][lane]);
        double orders = Rounded(slot[Field.Orders][lane]), capacity = Rounded(slot[Field.Capacity][lane]);
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
                sums[SumField.MergedPipeline0 + stage][lane] += Rounded(slot[Field.Pipeline0 + stage][lane]);
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
        var grid = new Lanes1(quarter[QuarterField.Grid][lane]);
        double Rounded(double amount) => SumGrid.Round(amount, grid.Value);
        double square = year * year, onGrid = SumGrid.Round(square, SumGrid.OfSquares(grid).Value);
        Add(SumField.YearOutput, true, Rounded(year));
        Add(SumField.SquaredOutput, true, onGrid);
        Add(SumField.SquaredOutputRest, true, SumGrid.Round(square - onGrid, SumGrid.OfRests(grid).Value));
        Add(SumField.AboveScale, Has(slot.AboveScale), 1);
        Add(SumField.AboveScaleOutput, Has(slot.AboveScale), Rounded(year));
        Add(SumField.Over100m, leading, 1);
        Add(SumField.Over1bn, full && year >= 10, 1);
        Add(SumField.Srdi, Has(slot.Srdi), 1);
        Add(SumField.TechCentres, Has(slot.TechCentre), 1);
        Add(SumField.Green, Has(slot.Green), 1);
        Add(SumField.LeadingOutput, leading, Rounded(year));
        Add(SumField.LeadingRd, leading, Rounded(year * rd));
        Add(SumField.ProjectsRamping, slot.Profile.IsProject && Has(slot.Alive & ~slot.Exposed), 1);
        Add(SumField.ProjectsFull, slot.Profile.IsProject && Has(slot.Alive & slot.Exposed), 1);
        double[] ranked = [.. new[] { sums[SumField.Largest1][lane], sums[SumField.Largest2][lane], sums[SumField.Largest3][lane], year }.OrderDescending()];
        (sums[SumField.Largest1][lane], sums[SumField.Largest2][lane], sums[SumField.Largest3][lane]) = (ranked[0], ranked[1], ranked[2]);
        slot[Field.YearOutput][lane] = 0;
    }

    private ulong[] Blocks(EnterpriseBlock slot, int quarter, Purpose purpose)
    {
        var rows = new ulong[4 * Lanes];
        town.Address.Blocks(rows, slot.Profile.Address, quarter, purpose, ulong.MaxValue);
        return rows;
    }

    private ulong[] Words(EnterpriseBlock slot, TownQuarterBlock quarter, Purpose purpose)
    {
        var words = new ulong[Lanes];
        town.Address.Words(words, slot.Profile.Address, quarter.Calendar, purpose);
        return words;
    }
}
