using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Tests.Scenarios;

namespace Zyz.Sim.Model.Tests.Comparison;

/// <summary>
/// Paired intervals on outcomes whose truth is known: correlated normal pairs, 400 samples of 256. A 95 % interval that
/// holds the truth in fewer than 90.5 % or more than 98.5 % of samples is wrong; a right one fails here once in 10 000.
/// </summary>
public sealed class CoverageTests
{
    private const int Samples = 400, Size = 256;

    /// <param name="measure">What is compared.</param>
    /// <param name="truth">The difference between the populations.</param>
    /// <param name="shift">How far one population lies above the other [standard deviations].</param>
    /// <param name="correlation">Correlation of a pair.</param>
    /// <param name="goal">Value of the target.</param>
    /// <param name="most">Largest share of samples whose interval may hold the truth: where hits are rare, so are the values an interval can take, and it errs on the wide side.</param>
    [Theory]
    [InlineData(ExpectationMeasure.Mean, 0.3, 0.3, 0.9)]
    [InlineData(ExpectationMeasure.Median, 0.3, 0.3, 0.9)]
    [InlineData(ExpectationMeasure.Median, 0.05, 0.05, 0.99)]
    [InlineData(ExpectationMeasure.Median, 0.0, 0.0, 0.5)]
    [InlineData(ExpectationMeasure.Probability, 0.1179114, 0.3, 0.9)] // Φ(0.3) − Φ(0): P(Z + 10.3 ≥ 10) − P(Z + 10 ≥ 10)
    [InlineData(ExpectationMeasure.Probability, 0.0, 0.0, 0.9)]
    [InlineData(ExpectationMeasure.Probability, 0.0218154, 0.3, 0.5, 12, 0.995)] // Φ(−1.7) − Φ(−2)
    public void Interval_OfAPairedDifference_HoldsTheTruthNineteenTimesInTwenty(
        ExpectationMeasure measure, double truth, double shift, double correlation, double goal = 10, double most = 0.985)
    {
        Plan plan = Asked(goal);
        int held = 0;
        for (uint sample = 0; sample < Samples; sample++)
        {
            (PlayedScenario own, PlayedScenario other) = Pair(plan, sample, shift, correlation);
            Estimate found = OutcomeFigures.Of(
                new Expectation { Target = measure == ExpectationMeasure.Probability ? "T1" : null, Entity = "flange", Kpi = "output_value", Year = 2025, Measure = measure, Versus = "other" },
                own, other)!;
            held += found.Low <= truth && truth <= found.High ? 1 : 0;
        }

        Assert.InRange((double)held / Samples, 0.905, most);
    }

    private static Plan Asked(double goal)
    {
        Plan plan = Plan.From(Shipped.Region, Shipped.Scenario("baseline"));
        return plan with { Region = plan.Region with { Targets = [.. plan.Region.Targets.Where(t => t.Id == "T1").Select(t => t with { Value = goal })] } };
    }

    private static (PlayedScenario Own, PlayedScenario Other) Pair(Plan plan, uint sample, double shift, double correlation)
    {
        var own = new OutcomeTable(["flange"], [(int)Kpi.OutputValue], [0, 1, 2, 3], Size);
        var other = new OutcomeTable(["flange"], [(int)Kpi.OutputValue], [0, 1, 2, 3], Size);
        var a = new double[DrawAddress.GroupSize];
        var b = new double[DrawAddress.GroupSize];
        for (uint group = 0; group < Size / DrawAddress.GroupSize; group++)
        {
            var address = new DrawAddress(99, sample * 16 + group);
            address.Uniforms(a, EntityId.Of("coverage/a"), 0, Purpose.Parameter);
            address.Uniforms(b, EntityId.Of("coverage/b"), 0, Purpose.Parameter);
            Normal.Quantiles(a);
            Normal.Quantiles(b);
            double[] first = [.. a.Select(z => 10 + shift + z)];
            double[] second = [.. a.Zip(b, (z, w) => 10 + correlation * z + Math.Sqrt(1 - correlation * correlation) * w)];
            Put(own, group, first);
            Put(other, group, second);
        }

        return (new PlayedScenario(plan, own), new PlayedScenario(plan, other));
    }

    private static void Put(OutcomeTable table, uint group, double[] values) =>
        table.Put("flange", (int)group * DrawAddress.GroupSize, DrawAddress.GroupSize, MemoryMarshal.AsBytes([.. values, .. values, .. values, .. values]));
}
