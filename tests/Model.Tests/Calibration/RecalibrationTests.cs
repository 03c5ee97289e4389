using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Tests.Calibration;

/// <summary>From request to vintage: what may be read, what stops it, what the seal holds, what a run takes from it.</summary>
public sealed class RecalibrationTests
{
    private const string Day = "2025-06-30";
    private const int Members = 64;

    private static readonly Observation s_forge = FigureSelectionTests.Figure("forge", 2024, "output_value", 7.2);
    private static readonly Lazy<Vintage> s_vintage = new(() => VintageText.Open(VintageText.Seal(PlainForward.Play(Request(FigureSelectionTests.Region(s_forge))).Finish())));

    /// <summary>Whatever is published after the day may be edited at will: the request, and with it the vintage, is the same to the last byte.</summary>
    [Fact]
    public void Request_AnythingPublishedLaterEdited_IsTheSame()
    {
        Region region = FigureSelectionTests.Region(s_forge, s_forge with { Value = 9, Published = "2025-07-01" }, FigureSelectionTests.Figure("mill", 2025, "output_value", 5)) with
        {
            Drivers = [new DriverFigure("ppi", 2024, 2, "% y/y", "found", "2025-01-15", "twin", ""), new DriverFigure("ppi", 2025, 3, "% y/y", "found", "2026-01-15", "twin", "")],
            Projects = [Project("known", "2024-01-01"), Project("later", "2025-07-01")],
            Sources = [new Source("twin", "a test", "A")],
        };
        byte[] Text(Region r) => RecalibrationText.Write(Request(r));
        byte[] before = Text(region);

        Assert.Equal(before, Text(region with { Observations = [.. region.Observations.Select(o => string.CompareOrdinal(o.Published, Day) > 0 ? o with { Value = 99, Scope = "edited" } : o)] }));
        Assert.Equal(before, Text(region with { Observations = [s_forge] }));
        Assert.Equal(before, Text(region with { Drivers = [region.Drivers[0], region.Drivers[1] with { Value = -50 }] }));
        Assert.Equal(before, Text(region with { Projects = [region.Projects[0], region.Projects[1] with { Output = 1000 }] }));
        Assert.Equal(before, Text(region with { Sources = [] }));
        Assert.NotEqual(before, Text(region with { Observations = [s_forge with { Value = 7.3 }] }));
        Assert.NotEqual(before, Text(region with { Drivers = [region.Drivers[0] with { Value = 2.1 }, region.Drivers[1]] }));
        Assert.NotEqual(before, Text(region with { Projects = [region.Projects[0] with { Output = 4 }, region.Projects[1]] }));
    }

    [Fact]
    public void Request_WrittenAndRead_IsTheSame()
    {
        byte[] text = RecalibrationText.Write(Request(FigureSelectionTests.Region(s_forge)));
        Assert.Equal(text, RecalibrationText.Write(RecalibrationText.Read(text)));
    }

    /// <summary>A figure three times too large stops the update and is named; as a bound far below, or as it was expected, it passes.</summary>
    [Theory]
    [InlineData("ge", 60, true)]
    [InlineData("eq", 0.6, true)]
    [InlineData("ge", 0.6, false)]
    public void Gate_FigureThePriorHoldsImpossible_Stops(string relation, double value, bool stops)
    {
        Recalibration recalibration = PlayToTheGate(Request(FigureSelectionTests.Region(s_forge with { Relation = relation, Value = value }, FigureSelectionTests.Figure("mill", 2024, "output_value", 4.4))));

        Assert.Equal(stops, recalibration.IsStopped);
        Assert.Equal(stops ? ["forge"] : [], recalibration.Weighed.Where(w => w.Score > Gate.Limit).Select(w => w.Figure.Figure.Entity));
        if (stops)
        {
            Assert.Null(recalibration.Next());
            Assert.Throws<InvalidOperationException>(() => recalibration.Finish());
            Assert.Equal(recalibration.Weighed.ToArray(), RecalibrationText.ReadStopped(RecalibrationText.WriteStopped(recalibration.Weighed)).ToArray());
        }
    }

    [Fact]
    public void Recalibration_WithoutFigures_LeavesThePrior()
    {
        Vintage vintage = PlainForward.Play(Request(FigureSelectionTests.Region())).Finish();
        Assert.Empty(vintage.Fits);
        Assert.All(vintage.Parameters, p => Assert.Equal(0, p.Contraction, 1e-12));
        Assert.All(vintage.Parameters, p => Assert.False(p.IsInformed));
    }

    /// <summary>Levers are in the record, unmoved, and not in the members: their draws stay at their addresses.</summary>
    [Fact]
    public void Vintage_Levers_AreNotInformed()
    {
        ParameterChange[] levers = [.. s_vintage.Value.Parameters.Where(p => p.OfLever)];
        Assert.Contains(levers, p => p.Name == "ordersEffect7");
        Assert.All(levers, p => Assert.True(p.Contraction == 0 && !p.IsInformed && p.Before == p.After));
        Assert.All(s_vintage.Value.Posterior.Draws.Select(DrawKey.Parse).Where(k => k.Purpose == Purpose.Parameter), k =>
            Assert.False(LeverParameters.Contains(ParameterCatalogue.Find(k.Entity.Split('/')[1])!.Parameter), k.Entity));
    }

    [Fact]
    public void Vintage_SealedAndOpened_IsTheSame() =>
        Assert.Equal(VintageText.Seal(s_vintage.Value), VintageText.Seal(VintageText.Open(VintageText.Seal(s_vintage.Value))));

    /// <summary>One byte of a sealed vintage altered, cut off or added: refused, wherever it is.</summary>
    [Fact]
    public void Vintage_OneByteAltered_IsRefused()
    {
        byte[] text = VintageText.Seal(s_vintage.Value);
        for (int at = 0; at < text.Length; at += at < 200 || at > text.Length - 10 ? 1 : 997)
        {
            byte[] altered = [.. text];
            altered[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => VintageText.Open(altered));
        }

        Assert.Throws<InvalidDataException>(() => VintageText.Open(text.AsSpan(0, text.Length - 1)));
        Assert.Throws<InvalidDataException>(() => VintageText.Open([.. text, (byte)'\n']));
        Assert.Throws<InvalidDataException>(() => VintageText.Open("{}"u8));
    }

    /// <summary>The plan of a run from a vintage knows the vintage's day, region and members; of a pack edited since, only its targets.</summary>
    [Fact]
    public void Plan_FromAVintage_ReadsNothingOfThePackButTargets()
    {
        Region pack = FigureSelectionTests.Region(s_forge);
        var scenario = new Scenario { Id = "s", Title = new("", ""), Origin = "2022-12-31", HorizonYear = 2027, Seed = 5, Replications = 64 };
        byte[] plan = PlanText.Write(VintagePlan.Of(s_vintage.Value, pack, scenario));

        Region edited = pack with { Priors = [.. pack.Priors.Select(p => p with { A = p.A * 2 })], Drivers = [new DriverFigure("ppi", 2024, 2, "% y/y", "found", "2025-01-15", "twin", "")], Observations = [s_forge with { Value = 1 }] };
        Assert.Equal(plan, PlanText.Write(VintagePlan.Of(s_vintage.Value, edited, scenario)));
        Plan read = PlanText.Read(plan);
        Assert.Equal((Day, s_vintage.Value.Id), (read.Scenario.Origin, read.Ensemble!.Vintage));
        Assert.StartsWith("2025-06-30-", s_vintage.Value.Id, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => VintagePlan.Of(s_vintage.Value, pack, scenario with { Hindsight = true }));
        Assert.Throws<ArgumentException>(() => VintagePlan.Of(s_vintage.Value, pack with { Id = "elsewhere" }, scenario));
    }

    /// <summary>Next year's prior: the posterior's members, drifts spread by 1.1 about their mean, new quarters as the addresses have them.</summary>
    [Fact]
    public void Prior_FromAVintage_IsItsPosteriorWithDriftsSpread()
    {
        Vintage parent = s_vintage.Value;
        RecalibrationRequest request = RecalibrationRequest.Of(
            FigureSelectionTests.Region(s_forge, FigureSelectionTests.Figure("forge", 2025, "output_value", 7.6)), "2026-06-30", Members, null, parent);
        Assert.Equal(2025, Assert.Single(request.Figures).Figure.Year);
        Assert.Equal(s_forge, Assert.Single(request.TakenInBefore));

        var rows = EnsembleState.Rows(request.History.Region, 2025);
        double[][] prior = EnsembleState.Prior(rows, Members, 1, request.Prior), fresh = EnsembleState.Prior(rows, Members, 1, null);
        float[][] held = parent.Posterior.Rows();
        double[] Posterior(string key) => [.. held[parent.Posterior.Draws.IndexOf(key)].Select(z => (double)z)];
        double[] Prior(string key) => prior[Enumerable.Range(0, rows.Length).Single(i => rows[i].Key.ToString() == key)];
        Assert.Equal(Posterior("parameter/baseOutput/mill"), Prior("parameter/baseOutput/mill"));
        Assert.Equal(1.1, Summary.Of(Prior("parameter/commonDrift/")).Sd / Summary.Of(Posterior("parameter/commonDrift/")).Sd, 1e-9);
        Assert.Equal(Summary.Of(Posterior("parameter/commonDrift/")).Mean, Summary.Of(Prior("parameter/commonDrift/")).Mean, 1e-12);
        int newQuarter = Enumerable.Range(0, rows.Length).First(i => rows[i].Key.When?.Year == 2025);
        Assert.Equal(fresh[newQuarter], prior[newQuarter]);
    }

    private static RecalibrationRequest Request(Region region) => RecalibrationRequest.Of(region, Day, Members, null, null);

    private static Recalibration PlayToTheGate(RecalibrationRequest request)
    {
        var recalibration = new Recalibration(request);
        while (recalibration.Weighed.IsEmpty && recalibration.Next() is { } pass)
        {
            recalibration.Take(PlainForward.Play(pass.Plan, pass.Replications, [.. recalibration.Planes], [.. recalibration.Rows]));
        }

        return recalibration;
    }

    private static ListedProject Project(string id, string published) => new()
    {
        Id = id,
        Town = "forge",
        Title = new("厂", "works"),
        Output = 3,
        OutputLogSd = 0.4,
        EarliestOpening = "2026Q2",
        Signed = "2023Q3",
        Published = published,
        Evidence = "a test",
        Source = "twin",
    };
}
