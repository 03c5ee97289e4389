using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.ReadOut;

/// <summary>Statements of a scenario are judged with their sampling error, differences replication by replication.</summary>
public sealed class ExpectationTests
{
    private const int Replications = 256;

    private static readonly Target Goal = new()
    {
        Id = "G",
        Entity = World.Forge,
        Kpi = "output_value",
        Relation = "ge",
        Value = 100,
        Unit = "亿元",
        Hardness = "hard",
        Year = 2025,
        Section = "",
    };

    private static readonly Expectation Median = new()
    {
        Entity = World.Forge,
        Kpi = "output_value",
        Year = 2025,
        Measure = ExpectationMeasure.Median,
    };

    [Theory]
    [InlineData(90, null, ExpectationVerdict.Holds)]
    [InlineData(110, null, ExpectationVerdict.Fails)]
    [InlineData(100, null, ExpectationVerdict.NotResolved)]
    [InlineData(null, 110, ExpectationVerdict.Holds)]
    [InlineData(null, 90, ExpectationVerdict.Fails)]
    [InlineData(90, 110, ExpectationVerdict.Holds)]
    public void Judge_LevelAgainstBounds_HoldsFailsOrStaysOpen(int? above, int? below, ExpectationVerdict verdict)
    {
        PlayedScenario played = Played(r => Model.Numerics.Normal.Quantile((r + 0.5) / Replications) * 10 + 100);

        ExpectationAnswer answer = ExpectationCheck.Of(Median with { Above = above, Below = below }, played, null);

        Assert.Equal(verdict, answer.Verdict);
        Assert.InRange(answer.Figure!.Low, 97, 100);
        Assert.InRange(answer.Figure.High, 100, 103);
    }

    [Theory]
    [InlineData(ExpectationMeasure.Median)]
    [InlineData(ExpectationMeasure.Mean)]
    [InlineData(ExpectationMeasure.P25)]
    public void Difference_SmallAndPaired_IsResolvedWhereResultsAloneLeaveItOpen(ExpectationMeasure measure)
    {
        PlayedScenario plain = Played(r => Score(r) * 10 + 100), lifted = Played(r => Score(r) * 10 + 100.5 + 0.2 * Score(r * 7));
        Expectation higher = Median with { Measure = measure, Above = 0, Versus = "plain" };

        Assert.Equal(ExpectationVerdict.Holds, ExpectationCheck.Of(higher, lifted, plain).Verdict);
        Assert.Equal(ExpectationVerdict.Fails, ExpectationCheck.Of(higher, plain, lifted).Verdict);
        Assert.Equal(ExpectationVerdict.NotResolved, ExpectationCheck.Of(higher, Result(lifted), Result(plain)).Verdict);
    }

    [Fact]
    public void Difference_WithACopyOfItself_IsExactlyZero()
    {
        PlayedScenario played = Played(r => Score(r) * 10 + 100), copy = Played(r => Score(r) * 10 + 100);
        foreach (ExpectationMeasure measure in Enum.GetValues<ExpectationMeasure>())
        {
            Expectation same = Median with { Target = "G", Measure = measure, Same = true, Versus = "copy" };
            ExpectationAnswer answer = ExpectationCheck.Of(same, played, copy);
            Assert.Equal(ExpectationVerdict.Holds, answer.Verdict);
            Assert.Equal((0, 0, 0), (answer.Figure!.Value, answer.Figure.Low, answer.Figure.High));
        }
    }

    /// <summary>No target met more often is no proof that nothing changed.</summary>
    [Fact]
    public void Probability_NoReplicationCrosses_IsNotResolvedAndNotTheSame()
    {
        PlayedScenario plain = Played(r => 10 + Score(r)), lifted = Played(r => 11 + Score(r));
        Expectation probability = Median with { Target = "G", Measure = ExpectationMeasure.Probability, Versus = "plain" };

        Assert.Equal(ExpectationVerdict.NotResolved, ExpectationCheck.Of(probability with { Above = 0 }, lifted, plain).Verdict);
        Assert.Equal(ExpectationVerdict.Fails, ExpectationCheck.Of(probability with { Same = true }, lifted, plain).Verdict);
        Assert.Equal(0, ExpectationCheck.Of(probability with { Above = 0 }, lifted, plain).Figure!.Value);
    }

    [Fact]
    public void Target_AttainmentAndShortfall_AreSetAgainstItsValue()
    {
        PlayedScenario played = Played(_ => 80);
        Expectation about = Median with { Target = "G" };

        Assert.Equal(0.8, ExpectationCheck.Of(about with { Measure = ExpectationMeasure.Attainment, Above = 0.7 }, played, null).Figure!.Value, 12);
        Assert.Equal(20, ExpectationCheck.Of(about with { Measure = ExpectationMeasure.Shortfall, Above = 0.7 }, played, null).Figure!.Value, 12);
        Assert.Null(ExpectationCheck.Of(about with { Target = "nobody" }, played, null).Figure);
    }

    /// <summary>The stated error is the one repeated samples show.</summary>
    [Theory]
    [InlineData(ExpectationMeasure.Median)]
    [InlineData(ExpectationMeasure.P05)]
    [InlineData(ExpectationMeasure.Mean)]
    [InlineData(ExpectationMeasure.Probability)]
    public void Interval_OverManySamples_CoversTheTruthAboutNineteenTimesInTwenty(ExpectationMeasure measure)
    {
        // Own is normal(101, 10), other shares most of its luck and is normal(100, 10).
        double truth = measure == ExpectationMeasure.Probability ? 0.5398278 - 0.5 : 1;
        int covered = 0;
        const int Samples = 200;
        for (int sample = 0; sample < Samples; sample++)
        {
            int shift = sample * Replications;
            PlayedScenario own = Played(r => 101 + 10 * Score(r + shift)), other = Played(r => 100 + 9 * Score(r + shift) + Math.Sqrt(19) * Score(r + shift + 1_000_003));
            Estimate figure = ExpectationCheck.Of(Median with { Target = "G", Measure = measure, Versus = "x", Above = 0 }, own, other).Figure!;
            covered += figure.Low <= truth && truth <= figure.High ? 1 : 0;
        }

        Assert.InRange(covered / (double)Samples, 0.9, 0.995);
    }

    /// <summary>A standard normal score that depends on the number alone.</summary>
    private static double Score(int number)
    {
        ulong x = (ulong)number * 0x9E3779B97F4A7C15UL + 0xD1B54A32D192ED03UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        x ^= x >> 31;
        return Model.Numerics.Normal.Quantile(((x >> 11) + 0.5) / (1UL << 53));
    }

    private static PlayedScenario Played(Func<int, double> outcome)
    {
        Plan plan = new World().Plan();
        plan = plan with { Region = plan.Region with { Targets = [Goal] } };
        int planes = KpiCatalogue.All.Length + 1;
        var table = new OutcomeTable([World.Forge], [.. Enumerable.Range(0, planes)], [0, 1, 2, 3], Replications);
        var values = new double[planes * 4 * Replications];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = outcome(i % Replications);
        }

        table.Put(World.Forge, 0, Replications, MemoryMarshal.AsBytes(values.AsSpan()));
        return new PlayedScenario(plan, table);
    }

    private static RunResult Result(PlayedScenario played) =>
        RunReadOut.Of(played.Plan, "trial", played.Table, null, new RunReadOut.Counts(0, 0, 0));
}
