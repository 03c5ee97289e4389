using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>Everything about one town of a plan that is the same in every replication. Immutable; built once per plan.</summary>
public sealed class TownSetting
{
    private TownSetting(Plan plan, Town town, StartingPopulation? population)
    {
        Plan = plan;
        Town = town;
        First = Quarter.Of(plan.Region.BaseYear + 1, 1);
        Steps = 4 * (plan.Scenario.HorizonYear - plan.Region.BaseYear);
        Sampler = new TownSampler(plan.Region, town);
        Population = population ?? StartingPopulation.Of(town, Sampler.Median(Parameter.BaseOutput));
        Levers = LeverPath.Of(plan.Region.Levers, plan.Scenario.Levers, town.Id, First, Steps);
        Slots = SlotRoster.Of(town, Population, Sampler, plan.Region.Levers, plan.Region.Projects, First, Steps);
        Composition = CompositionPath.Of(Population, Sampler, Steps);
        Use = new UseDistribution(
            Math.Max(Sampler.Median(Parameter.CommonDrift) + Sampler.Median(Parameter.DriftSpread) * Sampler.Median(Parameter.DriftDeviation) + Composition.StayerGrowth, 0),
            Sampler.Median(Parameter.Depreciation), Sampler.Median(Parameter.InvestmentShare) * Sampler.Median(Parameter.InvestmentSpeed),
            Sampler.Median(Parameter.NormalUtilisation));
        Outlook = TownOutlook.Of(plan, town, First, Steps);
        ClosureNorm = Population.MeanClosureFactor(Sampler.Median(Parameter.ClosureSizeExponent));
        HasTonnage = Sampler.Has(Parameter.ValuePerTonne);
        Address = EntityId.Of($"town/{town.Id}");
        RegionAddress = EntityId.Of($"region/{plan.Region.Id}");
        ListedFlow = ExpectedListed();
        EntrantPlaces = Slots.Count(s => s.Kind == SlotKind.Entrant && s.Step == 1);
        QueuePlaces = Slots.Count(s => s.Kind == SlotKind.QueuedProject);
        SigningPlaces = Slots.Count(s => s.Kind == SlotKind.AttractedProject && s.Step == 1);
        Births = BirthPlaces();
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; private set; }

    /// <summary>The town.</summary>
    public Town Town { get; }

    /// <summary>First simulated quarter: the first of the year after the base year.</summary>
    public Quarter First { get; }

    /// <summary>Simulated quarters [count].</summary>
    public int Steps { get; }

    /// <summary>Simulated years [count].</summary>
    public int Years => Steps / 4;

    /// <summary>Parameter draws of the town.</summary>
    public TownSampler Sampler { get; }

    /// <summary>Enterprises at the base date.</summary>
    public StartingPopulation Population { get; }

    /// <summary>ĝ of the levers.</summary>
    public LeverPath Levers { get; private set; }

    /// <summary>All slots, in the ordinal order of their ids.</summary>
    public ImmutableArray<SlotProfile> Slots { get; }

    /// <summary>Driver changes, demand shifts and standstills by step.</summary>
    internal TownOutlook Outlook { get; }

    /// <summary>How far orders and capacity of enterprises lie apart at the base date.</summary>
    internal UseDistribution Use { get; }

    /// <summary>Expected composition at the status quo.</summary>
    internal CompositionPath Composition { get; }

    /// <summary>Mean of s·r over the base population (E11).</summary>
    public double ClosureNorm { get; }

    /// <summary>Whether volumes in 万吨 exist for the town.</summary>
    public bool HasTonnage { get; }

    /// <summary>Address of the town's draws.</summary>
    public EntityId Address { get; }

    /// <summary>Address of the region's draws, shared by its towns.</summary>
    public EntityId RegionAddress { get; }

    /// <summary>Places for entrants in each quarter [count].</summary>
    public int EntrantPlaces { get; }

    /// <summary>Places for attracted projects signed in each quarter [count].</summary>
    public int SigningPlaces { get; }

    /// <summary>Places for attracted projects under way at the origin [count].</summary>
    public int QueuePlaces { get; }

    /// <summary>
    /// By step, the places of <see cref="Slots"/> of entrants that can be born in the quarter or, to grow up, could in the quarter before. In
    /// the order of slots.
    /// </summary>
    internal ImmutableArray<ImmutableArray<int>> Births { get; }

    /// <summary>Expected orders listed projects bring at the status quo by step, over base output; null for none.</summary>
    internal double[]? ListedFlow { get; }

    /// <summary>The setting of a town.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="town">Id of the town.</param>
    /// <returns>The setting.</returns>
    /// <exception cref="ArgumentException">The plan has no such town.</exception>
    public static TownSetting Of(Plan plan, string town) => Of(plan, town, null);

    /// <summary>The setting of a town whose enterprises are known by name and size.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="town">Id of the town.</param>
    /// <param name="population">Its enterprises, or null where statistics alone describe them.</param>
    /// <returns>The setting.</returns>
    internal static TownSetting Of(Plan plan, string town, StartingPopulation? population)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new TownSetting(plan, plan.Region.Towns.FirstOrDefault(t => t.Id == town)
            ?? throw new ArgumentException($"the plan has no town '{town}'", nameof(town)), population);
    }

    /// <summary>The same town under other settings of the levers, another seed or another ensemble: nothing else of a setting depends on them.</summary>
    /// <param name="plan">A plan that differs from this one's in its scenario's levers and seed and its ensemble alone.</param>
    /// <returns>The setting, which shares all other tables with this one.</returns>
    public TownSetting Under(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var other = (TownSetting)MemberwiseClone();
        other.Plan = plan;
        other.Levers = LeverPath.Of(plan.Region.Levers, plan.Scenario.Levers, Town.Id, First, Steps);
        return other;
    }

    /// <summary>Refuses two entities of a plan that would share their draws.</summary>
    /// <param name="towns">All towns of the plan.</param>
    /// <exception cref="ModelException">Two ids have the same address.</exception>
    public static void RequireDistinctAddresses(IEnumerable<TownSetting> towns)
    {
        var seen = new Dictionary<ulong, string>();
        foreach ((string id, EntityId address) in towns.SelectMany(t => t.Slots.Select(s => (s.Id, s.Address)).Append(($"town/{t.Town.Id}", t.Address))))
        {
            if (!seen.TryAdd(address.Bits, id))
            {
                throw new ModelException($"{id} and {seen[address.Bits]} have the same draw address: rename one");
            }
        }
    }

    private ImmutableArray<ImmutableArray<int>> BirthPlaces()
    {
        var places = new ImmutableArray<int>.Builder[Steps + 1];
        for (int step = 0; step <= Steps; step++)
        {
            places[step] = ImmutableArray.CreateBuilder<int>();
        }

        for (int i = 0; i < Slots.Length; i++)
        {
            SlotProfile slot = Slots[i];
            if (slot.Kind == SlotKind.Entrant)
            {
                places[slot.Step].Add(i);
            }
        }

        return [.. places.Select(p => p.ToImmutable())];
    }

    private double[]? ExpectedListed()
    {
        SlotProfile[] listed = [.. Slots.Where(s => s.Kind == SlotKind.ListedProject)];
        if (listed.Length == 0)
        {
            return null;
        }

        var flow = new double[Steps + 1];
        double gestation = Sampler.Median(Parameter.ProjectGestation), chance = Sampler.Median(Parameter.ProjectRealisation);
        foreach (SlotProfile project in listed)
        {
            double output = chance * project.Size * Numerics.Elementary.Exp(0.5 * project.OutputLogSd * project.OutputLogSd)
                / Sampler.Median(Parameter.BaseOutput);
            int opening = Math.Max(project.EarliestStep, project.Step + (int)Math.Round(gestation));
            (int After, double Share)[] ramp = [(0, 0.4), (Projects.ProjectRules.FirstStepQuarters, 0.3), (Projects.ProjectRules.FullQuarters, 0.3)];
            foreach ((int after, double share) in ramp)
            {
                if (opening >= 1 && opening + after <= Steps)
                {
                    flow[opening + after] += share * output;
                }
            }
        }

        return flow;
    }
}
