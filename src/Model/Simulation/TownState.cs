using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Entry;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Time;
using Zyz.Sim.Model.Towns;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// One town in 64 replications, between its enterprises: it opens a quarter with what its policy and its draws make of it,
/// takes the newborn, lets its enterprises move, and closes the quarter from their sums.
/// </summary>
internal sealed class TownState
{
    private const int Lanes = DrawAddress.GroupSize;

    private readonly double[] drift;                    // m by step, then lane
    private readonly double[] lnPrice = new double[Lanes];
    private readonly double[] effect = new double[Lanes];
    private readonly double[] effectFactor = new double[Lanes];
    private readonly double[] priceEffect = new double[Lanes];
    private readonly double[] common = new double[Lanes];
    private readonly double[] lastOutput = new double[Lanes];
    private readonly double[] rdShift = new double[Lanes];
    private readonly double[] spillOpened;              // C/Q of projects by step of opening, then lane
    private readonly double[] spilling = new double[Lanes];
    private readonly double[] survivors = new double[Lanes];
    private readonly double[] closed = new double[Lanes];
    private readonly double[] merged = new double[Lanes];
    private readonly double[] heldCapacity = new double[Lanes];
    private readonly double[] heldPipeline = new double[Lanes];
    private readonly double[] heldLnOutput = new double[Lanes];
    private readonly double[] heldLnNominal = new double[Lanes];
    private readonly double[] heldLnPrice = new double[Lanes];
    private readonly double[] living = new double[Lanes];
    private readonly double[] uniforms = new double[Lanes];
    private readonly double[] normals = new double[Lanes];
    private long unplacedEntrants;

    public TownState(TownDraws drawn, TownMemory? memory = null)
    {
        (Quarter, Sums) = (memory?.Quarter ?? new(), memory?.Sums ?? new());
        Drawn = drawn;
        TownSetting setting = drawn.Setting;
        spillOpened = new double[(setting.Steps + 1) * Lanes];
        drift = new double[Lanes * (setting.Steps + 1)];
        DriftCompensation.Fill(setting.Composition, Draws, Start.Drift, setting.ListedFlow, drift);
        for (int lane = 0; lane < Lanes; lane++)
        {
            Quarter[QuarterField.YouthPremium][lane] = Draws.At(Parameter.YouthPremium, lane);
            Quarter[QuarterField.Keep][lane] = Elementary.Exp(-Draws.At(Parameter.Depreciation, lane) * Time.Quarter.StepYears);
            Quarter[QuarterField.NormalUtilisation][lane] = Draws.At(Parameter.NormalUtilisation, lane);
            Quarter[QuarterField.ClosureExponent][lane] = Draws.At(Parameter.ClosureSizeExponent, lane);
            Quarter[QuarterField.LnMedian][lane] = Start.LnMedian[lane];
            lnPrice[lane] = setting.Outlook.PriceChange(0, Draws.At(Parameter.PriceDrift, lane), Draws.At(Parameter.SeriesWeight, lane));
        }
    }

    /// <summary>What was drawn before the first quarter.</summary>
    public TownDraws Drawn { get; }

    /// <summary>The town.</summary>
    public TownSetting Setting => Drawn.Setting;

    /// <summary>Seed and group.</summary>
    public DrawAddress Address => Drawn.Address;

    /// <summary>Parameter draws.</summary>
    public ParameterDraws Draws => Drawn.Parameters;

    /// <summary>The base date.</summary>
    public TownStart Start => Drawn.Start;

    /// <summary>What the town tells its enterprises.</summary>
    public TownQuarterBlock Quarter { get; }

    /// <summary>What they sum to.</summary>
    public TownSums Sums { get; }

    /// <summary>Identities checked.</summary>
    public IdentityCheck Identities { get; } = new();

    /// <summary>Entrants and signings beyond the places of their quarter.</summary>
    public long Unplaced => unplacedEntrants + Drawn.UnplacedProjects;

    /// <summary>Capacity at the end of the last closed quarter, what mergers hand over included [亿元].</summary>
    public ReadOnlySpan<double> HeldCapacity => heldCapacity;

    /// <summary>Whether a replication of the group is played.</summary>
    public bool IsPlayed(int lane) => (Drawn.Played >> lane & 1) != 0;

    /// <summary>
    /// Takes over the sums of the base date, and scales the population so that it makes what was published although some of
    /// its orders meet full capacity (§7).
    /// </summary>
    public void BeginAtOrigin()
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            double orders = Sums[SumField.Orders][lane], produced = Sums[SumField.Produced][lane], slack = Sums[SumField.Slack][lane];
            double sharing = Sharing.Factor(orders - produced, slack, TownRules.OverflowSharing(Setting, Draws, lane, 0));
            double scale = orders / (produced + sharing * slack);
            Quarter[QuarterField.StartScale][lane] = scale;
            Quarter[QuarterField.LnStartScale][lane] = Elementary.Log(scale);
            survivors[lane] = orders * scale;
            heldCapacity[lane] = Sums[SumField.Capacity][lane] * scale;
            heldPipeline[lane] = Sums[SumField.Pipeline][lane] * scale;
            lastOutput[lane] = orders;
            living[lane] = Setting.Town.Enterprises;
        }
    }

    /// <summary>Steps 1 to 3 of a quarter: levers, shocks, price; and how many entrants there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Open(int step)
    {
        Sums.Clear();
        Quarter.Step = step;
        Quarter.Calendar = (Setting.First + (step - 1)).Index;
        Normals(Setting.RegionAddress, Purpose.RegionalShock);
        for (int lane = 0; lane < Lanes; lane++)
        {
            common[lane] = TownRules.Shock(Draws.At(Parameter.RegionalLoading, lane) * Draws.At(Parameter.RegionalShock, lane), normals[lane]);
        }

        Normals(Setting.Address, Purpose.TownShock);
        effect.CopyTo(effectFactor, 0);
        Elementary.ExpAll(effectFactor);
        for (int lane = 0; lane < Lanes; lane++)
        {
            (double orders, double price) = TownRules.Effects(Setting, Draws, lane, step);
            double demand = Setting.Outlook.Demand(step, Draws.At(Parameter.DemandElasticity, lane));
            common[lane] = orders - effect[lane] + (common[lane] + TownRules.Shock(Draws.At(Parameter.TownShock, lane), normals[lane]) + demand);
            Quarter[QuarterField.Saturation][lane] = Saturation.Factor(
                lastOutput[lane], Draws.At(Parameter.BaseOutput, lane), Draws.At(Parameter.MarketRoom, lane), effectFactor[lane]);
            Quarter[QuarterField.LnGrowth][lane] = lastOutput[lane] / Draws.At(Parameter.BaseOutput, lane);
            effect[lane] = orders;
            lnPrice[lane] += Setting.Outlook.PriceChange(step, Draws.At(Parameter.PriceDrift, lane), Draws.At(Parameter.SeriesWeight, lane)) + (price - priceEffect[lane]);
            priceEffect[lane] = price;
        }

        Elementary.LogAll(Quarter[QuarterField.LnGrowth]);
        MovePrice();
        TellPolicy(step);
        Address.Uniforms(uniforms, Setting.Address, Quarter.Calendar, Purpose.EntryCount);
        for (int lane = 0; lane < Lanes; lane++)
        {
            int entrants = EntrantCount.Poisson(TownRules.Entrants(Setting, Draws, lane, step), uniforms[lane]);
            Quarter[QuarterField.EntrantCount][lane] = entrants;
            unplacedEntrants += Math.Max(0, entrants - Setting.EntrantPlaces);
        }
    }

    /// <summary>Takes what the newborn bring, slot after slot (step 4).</summary>
    /// <param name="newborn">What a slot brings that was born or ramped up in some replication.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Welcome(in Newborn newborn)
    {
        Span<double> orders = Sums[newborn.IsProject ? SumField.RampOrders : SumField.NewOrders];
        Span<double> count = Sums[newborn.IsProject ? SumField.ProjectsBorn : SumField.Born];
        for (ulong born = newborn.Born; born != 0; born &= born - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(born);
            orders[lane] += newborn.Orders[lane];
            count[lane] += 1;
            if (newborn.IsProject)
            {
                spillOpened[Quarter.Step * Lanes + lane] += Elementary.Exp(newborn.LnOutput[lane]) / lastOutput[lane];
            }
        }

        if (newborn.IsProject)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                orders[lane] += newborn.Ramp[lane];
            }
        }
    }

    /// <summary>Before orders move: what leavers left and newcomers take (R), spillovers, transfers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Redistribute()
    {
        Span<double> lnFactor = stackalloc double[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            double incumbents = Redistribution.Incumbents(
                survivors[lane], closed[lane], merged[lane], Draws.At(Parameter.OrderRetention, lane), Draws.At(Parameter.MergerSynergy, lane));
            double taken = Draws.At(Parameter.EntrantDisplacement, lane) * Sums[SumField.NewOrders][lane]
                + Draws.At(Parameter.ProjectDisplacement, lane) * Sums[SumField.RampOrders][lane];
            double factor = Redistribution.Factor(survivors[lane], incumbents, taken);
            lnFactor[lane] = factor;
            double rate = Draws.At(Parameter.ProjectSpillover, lane) * spilling[lane] / ProjectRules.SpilloverYears;
            Quarter[QuarterField.Spillover][lane] = Time.Quarter.StepYears * Math.Min(Math.Max(rate, 0), ProjectRules.LargestSpillover);
        }

        Elementary.LogAll(lnFactor);
        Span<double> told = Quarter[QuarterField.Common];
        for (int lane = 0; lane < Lanes; lane++)
        {
            told[lane] = common[lane] + lnFactor[lane];
        }

        drift.AsSpan(Quarter.Step * Lanes, Lanes).CopyTo(Quarter[QuarterField.Drift]);
    }

    /// <summary>After all have reported orders and production: overflow sharing (E7), and whether anyone would be left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Share()
    {
        Quarter.Void = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            double produced = Sums[SumField.Produced][lane];
            Sums[SumField.Usable][lane] = Quarter[QuarterField.Usable][lane] * Sums[SumField.Capacity][lane];
            Quarter[QuarterField.Sharing][lane] = Sharing.Factor(
                Sums[SumField.Orders][lane] - produced, Sums[SumField.Slack][lane], TownRules.OverflowSharing(Setting, Draws, lane, Quarter.Step));
            double staying = Sums[SumField.Alive][lane] - Sums[SumField.Closed][lane] - Sums[SumField.Merged][lane];
            Quarter.Void |= staying == 0 ? 1UL << lane : 0;
        }
    }

    /// <summary>After all have produced (step 11): identities, and what next quarter begins with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Close()
    {
        int step = Quarter.Step;
        Span<double> lnNominal = stackalloc double[Lanes], lnOutput = stackalloc double[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (!IsPlayed(lane))
            {
                lnOutput[lane] = lnNominal[lane] = 1;
                continue;
            }

            lnOutput[lane] = Sums[SumField.Output][lane];
            lnNominal[lane] = Quarter[QuarterField.Price][lane] * lnOutput[lane];
            IdentityCheck.Guard(this, lane, lnNominal[lane]);
        }

        Elementary.LogAll(lnOutput);
        Elementary.LogAll(lnNominal);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (!IsPlayed(lane))
            {
                continue;
            }

            bool isVoid = (Quarter.Void >> lane & 1) != 0;
            double S(SumField f) => Sums[f][lane];
            double output = S(SumField.Output);
            double leavers = isVoid ? 0 : S(SumField.Closed) + S(SumField.Merged);
            Identities.Check(this, lane, new(
                living[lane] + S(SumField.Born) + S(SumField.ProjectsBorn), heldCapacity[lane], heldPipeline[lane],
                lnNominal[lane] - heldLnNominal[lane], lnPrice[lane] - heldLnPrice[lane], lnOutput[lane] - heldLnOutput[lane]));
            living[lane] = S(SumField.Alive) - leavers;
            closed[lane] = isVoid ? 0 : S(SumField.ClosedOrders);
            merged[lane] = isVoid ? 0 : S(SumField.MergedOrders);
            survivors[lane] = S(SumField.Orders) - closed[lane] - merged[lane];
            Quarter[QuarterField.CapacityTransfer][lane] = (isVoid ? 0 : S(SumField.MergedCapacity)) / survivors[lane];
            for (int stage = 0; stage < 4; stage++)
            {
                double left = isVoid ? 0 : S(SumField.MergedPipeline0 + stage);
                Quarter[QuarterField.PipelineTransfer0 + stage][lane] = left / survivors[lane];
            }

            heldCapacity[lane] = S(SumField.Capacity) - (isVoid ? 0 : S(SumField.ClosedCapacity));
            heldPipeline[lane] = S(SumField.Pipeline) - (isVoid ? 0 : S(SumField.ClosedPipeline));
            lastOutput[lane] = output;
            heldLnNominal[lane] = lnNominal[lane];
            heldLnOutput[lane] = lnOutput[lane];
            heldLnPrice[lane] = lnPrice[lane];
            spilling[lane] += spillOpened[step * Lanes + lane]
                - (step > ProjectRules.SpilloverQuarters ? spillOpened[(step - ProjectRules.SpilloverQuarters) * Lanes + lane] : 0);
        }
    }

    /// <summary>Step 10 in fourth quarters: chances of registration and awards, R&amp;D of the year.</summary>
    /// <param name="step">Step; 0 for the base date.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void OpenAnnual(int step)
    {
        Levers.LeverPath gains = Setting.Levers;
        for (int lane = 0; lane < Lanes; lane++)
        {
            double P(Parameter p) => Draws.At(p, lane);
            rdShift[lane] += step == 0 ? 0 : 0.5 * (P(Parameter.RdTargetSlope3) * gains.Gain(3, step) - rdShift[lane]);
            Quarter[QuarterField.RdShift][lane] = rdShift[lane];
            Quarter[QuarterField.RegistrationChance][lane] = Math.Clamp(P(Parameter.RegistrationBase) + P(Parameter.RegistrationSlope2) * gains.Gain(2, step), 0, 1);
            Quarter[QuarterField.SrdiLevers][lane] = P(Parameter.SrdiSlope6) * gains.Gain(6, step) + P(Parameter.SrdiSlope3) * gains.Gain(3, step);
            Quarter[QuarterField.TechCentreLevers][lane] = P(Parameter.TechCentreSlope3) * gains.Gain(3, step);
            Quarter[QuarterField.GreenLevers][lane] = P(Parameter.GreenSlope9) * gains.Gain(9, step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MovePrice()
    {
        double own = 1, shared = 0;
        bool metals = Setting.Town.SharesMetalsPrice;
        Normals(Setting.Address, Purpose.TownPrice);
        Span<double> metal = stackalloc double[Lanes];
        if (metals)
        {
            Address.Uniforms(metal, Setting.RegionAddress, Quarter.Calendar, Purpose.MetalsPrice);
            Normal.Quantiles(metal);
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            if (metals)
            {
                double share = Draws.At(Parameter.MetalsPriceShare, lane);
                (shared, own) = (Math.Sqrt(share) * metal[lane], Math.Sqrt(1 - share));
            }

            lnPrice[lane] += TownRules.Shock(Draws.At(Parameter.PriceNoise, lane), shared + own * normals[lane]);
        }

        lnPrice.CopyTo(Quarter[QuarterField.Price]);
        Elementary.ExpAll(Quarter[QuarterField.Price]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TellPolicy(int step)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            Quarter[QuarterField.Usable][lane] = TownRules.Usable(Setting, Draws, lane, step);
            Quarter[QuarterField.Reinvest][lane] = TownRules.Reinvest(Setting, Draws, lane, step);
            Quarter[QuarterField.ClosureHazard][lane] = TownRules.ClosureHazard(Setting, Draws, lane, step);
        }

        if (step == 1 || Setting.Levers.Gain(2, step) != Setting.Levers.Gain(2, step - 1))
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                Quarter[QuarterField.MergerChance][lane] = TownRules.MergerChance(Setting, Draws, lane, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Normals(EntityId entity, Purpose purpose)
    {
        Address.Uniforms(normals, entity, Quarter.Calendar, purpose);
        Normal.Quantiles(normals);
    }
}
