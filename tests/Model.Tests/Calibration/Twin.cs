using System.Collections.Immutable;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Calibration;

/// <summary>
/// A world whose truth is known: parameters, shocks and luck of one replication drawn from the priors, and the figures it would have
/// published, with their errors. The truth lies at addresses no member of the recalibration reaches (another seed).
/// </summary>
internal sealed class Twin
{
    private const int Years = 3;

    private readonly ulong seed;

    private Twin(int number)
    {
        seed = 770_000 + (ulong)number;
        Region = World.Region() with { Groups = [new TownGroup("all_towns", new("全部", "all"), ["forge", "mill", "quarry"])] };
        Rows = EnsembleState.Rows(Region, World.BaseYear + Years);
        Scores = [.. EnsembleState.Prior(Rows, 1, seed, null).Select(row => row[0])];
    }

    /// <summary>Three small towns; forge and mill publish, quarry never does and is tied by the total.</summary>
    public static World World { get; } = new World { Horizon = Years }
        .OneTown(24, 6, 6).AddTown("mill", 16, 4, 4).AddTown("quarry", 12, 3, 3)
        .With(Priors.Of(Parameter.BaseOutput, PriorFamily.LogNormal, 6, 0.4))
        .With(Priors.Of(Parameter.BaseOutput, PriorFamily.LogNormal, 4, 0.4, "mill"))
        .With(Priors.Of(Parameter.BaseOutput, PriorFamily.LogNormal, 3, 0.6, "quarry"));

    public Region Region { get; private set; }

    public ImmutableArray<StateRow> Rows { get; }

    /// <summary>The truth: one score per row.</summary>
    public double[] Scores { get; }

    /// <summary>A twin and its figures.</summary>
    public static Twin Of(int number)
    {
        var twin = new Twin(number);
        twin.Region = twin.Region with { Observations = twin.Publish() };
        return twin;
    }

    /// <summary>Recalibrates on the twin's figures.</summary>
    public Vintage Recalibrate(int members, ulong number) =>
        PlainForward.Play(RecalibrationRequest.Of(Region, "2026-06-30", members, 31 + number, null)).Finish();

    private ImmutableArray<Observation> Publish()
    {
        Plan plan = RecalibrationRequest.Of(Region, "2026-06-30", 64, seed, null).History;
        plan = plan with { Scenario = plan.Scenario with { HorizonYear = World.BaseYear + Years }, Ensemble = Ensemble.Of([.. Rows.Select(r => r.Key)], [.. Scores.Select(z => new[] { z })], 1) };
        OutcomeTable truth = PlainForward.Play(plan, 64, [(int)Kpi.Enterprises, (int)Kpi.OutputValue], [0, 1, 2, 3]);
        var outcomes = new EntityOutcomes(Region, truth);
        var figures = ImmutableArray.CreateBuilder<Observation>();
        int drawn = 0;
        double Draw() => Normal.Quantile(DrawAddress.UniformOf(seed, 0, EntityId.Of($"twin/{drawn++}"), Purpose.FigureError));
        double True(string entity, int year)
        {
            var values = new double[64];
            outcomes.Fill(entity, Kpi.OutputValue, year, values, []);
            return values[0];
        }

        var lasting = new Dictionary<(string, int), double>();
        foreach (string town in (string[])["forge", "mill", "quarry"])
        {
            double discrepancy = MeasurementModel.DiscrepancySd * Draw();
            for (int year = 0; year <= Years; year++, discrepancy = MeasurementModel.NextDiscrepancy(discrepancy, Draw()))
            {
                lasting[(town, year)] = discrepancy;
            }
        }

        void Add(string entity, int year)
        {
            string[] towns = entity == "all_towns" ? ["forge", "mill", "quarry"] : [entity];
            double off = towns.Sum(t => True(t, year) / True(entity, year) * lasting[(t, year)]);
            double said = True(entity, year) * Math.Exp(off + MeasurementModel.FigureSd * Draw());
            figures.Add(new Observation(entity, World.BaseYear + year, "output_value", "eq", said, "亿元", "whole town", "found", "A", $"{World.BaseYear + year + 1}-03-31", "twin", true));
        }

        for (int year = 1; year <= Years; year++)
        {
            Add("forge", year);
            Add("mill", year);
        }

        Add("all_towns", Years);
        return figures.ToImmutable();
    }
}
