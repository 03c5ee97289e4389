using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Tests.Calibration;

/// <summary>The ensemble smoother on models whose answer is known exactly.</summary>
public sealed class EnsembleSmootherTests
{
    private const int Members = 1000;

    private static readonly double[,] s_response =
    {
        { 1.0, 0.5, 0.0, 0.2, 0.0 },
        { 0.0, 1.0, -0.7, 0.0, 0.1 },
        { 0.3, 0.0, 1.0, 1.0, 0.0 },
        { 1.0, 1.0, 1.0, 0.0, 0.0 },
    };

    private static readonly double[] s_data = [1.2, -0.4, 0.9, 0.5];

    /// <summary>Figures of one town share a discrepancy: their errors hang together.</summary>
    private static readonly double[,] s_error =
    {
        { 0.16, 0.05, 0.00, 0.04 },
        { 0.05, 0.25, 0.02, 0.00 },
        { 0.00, 0.02, 0.09, 0.01 },
        { 0.04, 0.00, 0.01, 0.36 },
    };

    /// <summary>T20.</summary>
    [Fact]
    [Trait("KnownAnswer", "T20")]
    public void Update_LinearModel_GivesTheExactMeanAndSpread()
    {
        (LinearGaussian exact, _) = Standard(5).Update(s_response, s_data, s_error);
        var ratio = new double[5];
        double worst = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            double[][] state = Prior(5, seed);
            Smooth(state, s_response, new SmootherData(s_data, new bool[4], s_error), seed);
            for (int i = 0; i < 5; i++)
            {
                double sd = Math.Sqrt(exact.Covariance[i, i]);
                worst = Math.Max(worst, Math.Abs(state[i].Average() - exact.Mean[i]) / sd);
                ratio[i] += Sd(state[i]) / sd / 20;
            }
        }

        Assert.True(worst < 0.2, $"the mean is off by {worst:0.000} posterior sd at the worst");
        Assert.All(ratio, r => Assert.InRange(r, 0.97, 1.03));
    }

    /// <summary>"More than 1" of a standard normal leaves its upper part: mean φ(1)/(1 − Φ(1)), and the sd that belongs to it.</summary>
    [Fact]
    public void Update_LowerBoundAlone_LeavesThePartAbove()
    {
        double mean = 0, sd = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            double[][] state = Prior(1, seed);
            Smooth(state, new double[,] { { 1 } }, new SmootherData([1], [true], new[,] { { 1e-4 } }), seed);
            mean += state[0].Average() / 20;
            sd += Sd(state[0]) / 20;
        }

        Assert.InRange(mean, 1.5251 - 0.05, 1.5251 + 0.05);
        Assert.InRange(sd, 0.4464 - 0.05, 0.4464 + 0.05);
    }

    [Fact]
    public void Update_BoundFarBelow_ChangesNothing()
    {
        double[][] state = Prior(2, 3), before = [.. state.Select(row => row.ToArray())];
        Smooth(state, new double[,] { { 1, 1 } }, new SmootherData([-20], [true], new[,] { { 0.01 } }), 3);
        Assert.Equal(before, state);
    }

    /// <summary>What no figure depends on keeps its spread but for chance: about one part in members per figure.</summary>
    [Fact]
    public void Update_QuantityNoFigureDependsOn_KeepsItsSpread()
    {
        double[][] state = Prior(25, 5);
        double[] before = [.. state.Select(Sd)];
        var response = new double[4, 25];
        for (int f = 0; f < 4; f++)
        {
            for (int i = 0; i < 5; i++)
            {
                response[f, i] = s_response[f, i];
            }
        }

        Smooth(state, response, new SmootherData(s_data, new bool[4], s_error), 5);
        double kept = Enumerable.Range(5, 20).Average(i => Math.Pow(Sd(state[i]) / before[i], 2));
        Assert.InRange(kept, 1 - 4 * 4.0 / Members, 1 + 0.01);
        Assert.True(Sd(state[0]) / before[0] < 0.8);
    }

    [Fact]
    public void Update_ErrorThatIsNoCovariance_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Smooth(
            Prior(5, 1), s_response, new SmootherData(s_data, new bool[4], new double[4, 4]), 1));

    private static void Smooth(double[][] state, double[,] response, SmootherData data, ulong seed)
    {
        for (int step = 0; step < EnsembleSmoother.Steps; step++)
        {
            var predicted = new double[response.GetLength(0)][];
            for (int f = 0; f < predicted.Length; f++)
            {
                predicted[f] = [.. Enumerable.Range(0, Members).Select(m => Enumerable.Range(0, state.Length).Sum(i => response[f, i] * state[i][m]))];
            }

            EnsembleSmoother.Update(state, predicted, data, step, seed);
        }
    }

    private static LinearGaussian Standard(int size)
    {
        var covariance = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            covariance[i, i] = 1;
        }

        return new(new double[size], covariance);
    }

    private static double[][] Prior(int size, ulong seed) =>
        [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, Members)
            .Select(m => Normal.Quantile(DrawAddress.UniformOf(seed, m, EntityId.Of($"quantity/{i}"), Purpose.Parameter))).ToArray())];

    private static double Sd(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1));
    }
}
