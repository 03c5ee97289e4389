using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Tests.Worlds;

/// <summary>
/// A small invented region. It starts with one town, <c>forge</c>, and the priors of docs/model.md §5; a test then fixes
/// what its fact does not speak of. Immutable: every change gives another world.
/// </summary>
internal sealed record World
{
    public const int BaseYear = 2022;
    public const string Forge = "forge";

    private ImmutableDictionary<(Parameter, string), Prior> priors =
        Priors.Metals().ToImmutableDictionary(p => (ParameterCatalogue.Find(p.Name)!.Parameter, p.Scope));

    public ImmutableArray<Town> Towns { get; init; } = [TownOf(Forge, 60, 20)];

    public ImmutableArray<Lever> Levers { get; init; } = [.. Enumerable.Range(1, 10).Select(k => LeverOf(k))];

    public ImmutableArray<LeverSetting> Settings { get; init; } = [];

    public ImmutableArray<DemandShift> Shifts { get; init; } = [];

    public ImmutableArray<StoppedCapacity> Stops { get; init; } = [];

    public ImmutableArray<ListedProject> Projects { get; init; } = [];

    public ImmutableArray<DriverFigure> Drivers { get; init; } = [];

    public int Horizon { get; init; } = 3;

    public ulong Seed { get; init; } = 20221222;

    /// <summary>All parameters at the medians of their priors: luck only.</summary>
    public World Certain()
    {
        World world = this;
        foreach (((Parameter parameter, string scope), Prior prior) in priors)
        {
            world = world.Fixed(parameter, new PriorSampler(prior, ParameterCatalogue.Of(parameter)).At(0.5), scope);
        }

        return world;
    }

    public World Fixed(Parameter parameter, double value, string scope = "") => With(Priors.Of(parameter, PriorFamily.Fixed, value, 0, scope));

    public World With(Prior prior) =>
        this with { priors = priors.SetItem((ParameterCatalogue.Find(prior.Name)!.Parameter, prior.Scope), prior) };

    public World Without(Parameter parameter) => this with { priors = priors.Remove((parameter, "")) };

    /// <summary>The one town, described anew.</summary>
    public World OneTown(int enterprises, int aboveScale, double baseOutput) =>
        (this with { Towns = [TownOf(Forge, enterprises, aboveScale)] }).Fixed(Parameter.BaseOutput, baseOutput);

    public World AddTown(string id, int enterprises, int aboveScale, double baseOutput) =>
        (this with { Towns = Towns.Add(TownOf(id, enterprises, aboveScale)) }).Fixed(Parameter.BaseOutput, baseOutput, id);

    public World Years(int years) => this with { Horizon = years };

    public World Drift(double drift) =>
        Fixed(Parameter.CommonDrift, drift).Fixed(Parameter.DriftSpread, 0).Fixed(Parameter.DriftDeviation, 0);

    /// <summary>From a year on, a lever is set in the forge town.</summary>
    public World Set(int lever, double intensity, int year = BaseYear + 1) =>
        this with { Settings = Settings.Add(new(lever, Forge, Quarter.Of(year, 1), intensity)) };

    public World Today(int lever, double intensity) =>
        this with { Levers = Levers.SetItem(lever - 1, Levers[lever - 1] with { Today = intensity }) };

    public World LagsOf(int lever, double up, double down) =>
        this with { Levers = Levers.SetItem(lever - 1, Levers[lever - 1] with { LagUpYears = up, LagDownYears = down }) };

    public World NoNoise() =>
        Fixed(Parameter.RegionalShock, 0).Fixed(Parameter.TownShock, 0).Fixed(Parameter.EnterpriseNoise, 0).Fixed(Parameter.PriceNoise, 0);

    /// <summary>No market ceiling, capacity never binds.</summary>
    public World NoLimits() => NoCeiling().NoCapacityLimit();

    public World NoCeiling() => Fixed(Parameter.MarketRoom, 1e12);

    public World NoCapacityLimit() => Fixed(Parameter.MaximumUtilisation, 1e6).Fixed(Parameter.FactorShortage, 0);

    /// <summary>No youth premium, entry, closure, merger, project.</summary>
    public World NoEvents() =>
        Fixed(Parameter.YouthPremium, 0).Fixed(Parameter.EntryRate, 0).Fixed(Parameter.ClosureRate, 0)
            .Fixed(Parameter.MergerRate, 0).Fixed(Parameter.ProjectArrivals, 0);

    public Region Region() => new()
    {
        Id = "valley",
        Title = new("山谷", "Valley"),
        BaseYear = BaseYear,
        Towns = Towns,
        Groups = [],
        Levers = Levers,
        Priors = [.. priors.Values],
        Targets = [],
        Drivers = Drivers,
        Observations = [],
        Projects = Projects,
        Sources = [],
    };

    public Plan Plan() => Plans.Plan.From(Region(), new Scenario
    {
        Id = "trial",
        Title = new("试算", "Trial"),
        Origin = "2022-12-31",
        HorizonYear = BaseYear + Horizon,
        Seed = Seed,
        Replications = 64,
        Levers = Settings,
        DemandShifts = Shifts,
        Stops = Stops,
    });

    public TownSetting Setting(string town = Forge) => TownSetting.Of(Plan(), town);

    /// <summary>Plays groups of 64 replications of a town.</summary>
    public TownOutcomes[] Play(int groups = 1, string town = Forge, Action<TownState, EnterpriseBlock[]>? observe = null)
    {
        var player = new TownPlayer(Setting(town));
        var outcomes = new TownOutcomes[groups];
        for (int g = 0; g < groups; g++)
        {
            outcomes[g] = player.Play(new DrawAddress(Seed, (uint)g), ParameterSource.Own, observe);
            Assert.Equal(0, outcomes[g].IdentitiesViolated);
            Assert.True(outcomes[g].IdentitiesChecked >= 64L * 4 * Horizon * 7, "identities are checked every quarter");
        }

        // A quarter's places suffice with a chance of one in a million at the least.
        Assert.InRange(outcomes.Sum(o => o.Unplaced), 0, 2 + 1e-5 * 64 * groups * 4 * Horizon);
        return outcomes;
    }

    /// <summary>Every replication's value of a measure in a year after the base year.</summary>
    public double[] Annual(Kpi kpi, int year, int groups = 1, string town = Forge) =>
        [.. Play(groups, town).SelectMany(o => o[kpi, year].ToArray())];

    /// <summary>A sum over the town by step (1, 2, …), then replication.</summary>
    public double[][] Quarterly(SumField field, int groups = 1, string town = Forge)
    {
        double[][] series = [.. Enumerable.Range(0, 4 * Horizon + 1).Select(_ => new double[64 * groups])];
        int group = -1;
        Play(groups, town, (state, _) =>
        {
            group += state.Quarter.Step == 1 ? 1 : 0;
            state.Sums[field].CopyTo(series[state.Quarter.Step].AsSpan(64 * group));
        });
        return series;
    }

    private static Town TownOf(string id, int enterprises, int aboveScale) => new()
    {
        Id = id,
        Title = new(id, id),
        County = new("县", "county"),
        Category = "manufacturing",
        Classes = ["metals"],
        Enterprises = enterprises,
        AboveScale = aboveScale,
        Evidence = "a test",
        JudgedOn = "2022-12-31",
    };

    private static Lever LeverOf(int number)
    {
        double[] up = [1, 1, 2, 0.5, 0.75, 1.5, 0.75, 1.5, 0.75, 1], down = [1, 2, 6, 0.5, 3, 5, 1, 1, 0.75, 2];
        return new()
        {
            Number = number,
            Id = $"lever{number}",
            Title = new("杠杆", "lever"),
            Lead = new("局", "office"),
            MeaningAtZero = new("无", "none"),
            MeaningToday = new("今", "today"),
            MeaningAtFull = new("全", "full"),
            Today = 0.3,
            Curvature = number is 5 or 7 ? 2.5 : 1.5,
            LagUpYears = up[number - 1],
            LagDownYears = down[number - 1],
        };
    }
}
