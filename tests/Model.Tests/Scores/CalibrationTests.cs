using Zyz.Sim.Model.Scores;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Scores;

/// <summary>A calibrated forecaster looks calibrated, and another one does not.</summary>
public sealed class CalibrationTests
{
    private const int Figures = 2000, Members = 19;

    /// <summary>Uniform by Kolmogorov–Smirnov; false alarm 1 in 1 000. A forecaster twice too narrow is found out.</summary>
    [Fact]
    public void Pit_OfACalibratedForecaster_IsUniform()
    {
        double[] actual = Chance.Normals("pit/actual", Figures);
        Assert.True(Sample.KolmogorovP([.. actual.Select(y => new NormalPredictive(0, 1).Distribution(y))], u => u) > 1e-3);
        Assert.True(Sample.KolmogorovP([.. actual.Select(y => new NormalPredictive(0, 0.5).Distribution(y))], u => u) < 1e-9);
    }

    /// <summary>The interval of 19 members from the 2nd to the 18th holds a further draw in 80 of 100 cases; ± 4 standard errors.</summary>
    [Fact]
    public void Intervals_OfFewMembers_HoldAsOftenAsTheySay()
    {
        double[] members = Chance.Normals("held/members", Figures * Members), actual = Chance.Normals("held/actual", Figures);
        ForecastScore[] scores = [.. actual.Select((y, i) => ForecastScore.Of(Forecaster.Model, new EnsemblePredictive(members.AsSpan(i * Members, Members)), y, null))];
        ForecasterSummary summary = ForecasterSummary.Of(scores);
        for (int level = 0; level < 3; level++)
        {
            double expected = ForecastScore.Levels[level];
            Assert.InRange(summary.Coverage[level], expected - 4 * Math.Sqrt(expected * (1 - expected) / Figures), expected + 4 * Math.Sqrt(expected * (1 - expected) / Figures));
        }

        Assert.Equal(Figures, summary.Pit.Sum());
    }

    [Fact]
    public void EventScores_OfSureAndUnsure_AreTheirFormulas()
    {
        Assert.Equal(0.09, EventScores.Brier(0.7, true), 12);
        Assert.Equal(0.49, EventScores.Brier(0.7, false), 12);
        Assert.Equal(-Math.Log(0.7), EventScores.Log(0.7, true, 100), 12);
        Assert.Equal(Math.Log(102), EventScores.Log(0, true, 100), 12);
        Assert.Equal(-Math.Log(101.0 / 102), EventScores.Log(1, true, 100), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => EventScores.Brier(double.NaN, true));
    }
}
