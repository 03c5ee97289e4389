using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Drivers;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>What a town's surroundings do by step, as far as the plan knows or assumes it.</summary>
internal sealed class TownOutlook
{
    private readonly double?[] ownPrice;
    private readonly double?[] generalPrice;
    private readonly double[] demandDriver;
    private readonly double[] demandShift;
    private readonly double[] stopped;

    private TownOutlook(Plan plan, Town town, Quarter first, int steps)
    {
        DriverPath? own = Path(plan, town.PriceSeries), general = Path(plan, town.GeneralPriceSeries), demand = Path(plan, town.DemandSeries);
        Quarter origin = first + -1;
        OwnStart = own?.AgainstYear(origin);
        GeneralStart = general?.AgainstYear(origin);
        ownPrice = new double?[steps + 1];
        generalPrice = new double?[steps + 1];
        demandDriver = new double[steps + 1];
        demandShift = new double[steps + 1];
        stopped = new double[steps + 1];
        for (int step = 1; step <= steps; step++)
        {
            Quarter now = origin + step;
            ownPrice[step] = own?.Change(now);
            generalPrice[step] = general?.Change(now);
            demandDriver[step] = demand?.Change(now) ?? 0;
            foreach (DemandShift shift in plan.Scenario.DemandShifts.Where(s => s.Town == town.Id && s.At == now))
            {
                demandShift[step] += Elementary.Log(1 + shift.Shift);
            }

            double running = 1;
            foreach (StoppedCapacity stop in plan.Scenario.Stops.Where(s => s.Town == town.Id && s.From <= now && now <= s.Until))
            {
                running *= 1 - stop.Share;
            }

            stopped[step] = 1 - running;
        }
    }

    /// <summary>ln of the own price at the origin over its base-year mean, where published by the origin.</summary>
    public double? OwnStart { get; }

    /// <summary>The same for the general producer price.</summary>
    public double? GeneralStart { get; }

    public static TownOutlook Of(Plan plan, Town town, Quarter first, int steps) => new(plan, town, first, steps);

    /// <summary>Price change of a quarter before levers and noise (E6): known paths where published, else the prior.</summary>
    /// <param name="step">Step; 0 gives the level at the origin against the base year's mean.</param>
    /// <param name="drift">π of the replication [1/year].</param>
    /// <param name="ownWeight">λ.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T PriceChange<T>(int step, T drift, T ownWeight)
        where T : struct, ILanes<T>
    {
        T prior = T.All((step == 0 ? 1.5 : 1.0) * Quarter.StepYears) * drift;
        T own = (step == 0 ? OwnStart : ownPrice[step]) is { } known ? T.All(known) : prior;
        T general = (step == 0 ? GeneralStart : generalPrice[step]) is { } published ? T.All(published) : prior;
        return ownWeight * own + (T.All(1) - ownWeight) * general;
    }

    /// <summary>h of E3: the driver's change times η, and the scenario's shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Demand<T>(int step, T elasticity)
        where T : struct, ILanes<T> =>
        elasticity * T.All(demandDriver[step]) + T.All(demandShift[step]);

    /// <summary>Share of capacity that stands still (E7).</summary>
    public double Stopped(int step) => stopped[step];

    private static DriverPath? Path(Plan plan, string? series) =>
        series is null ? null : DriverPath.Of(plan.Region.Drivers.Where(d => d.Series == series));
}
