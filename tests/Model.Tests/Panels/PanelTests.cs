using Zyz.Sim.Model.Panels;
using Zyz.Sim.Model.Scores;
using Zyz.Sim.Model.Tests.Scores;

namespace Zyz.Sim.Model.Tests.Panels;

/// <summary>What is learnt from a firm panel, what is not, and that nothing later is read.</summary>
public sealed class PanelTests
{
    private const double Noise = 0.2, Exponent = 0.15;

    /// <summary>Firms that grow as E5 says: Laplace noise that falls with size, shocks shared by a year and by a group.</summary>
    private static FirmPanel Invented(int firms = 120, int years = 7, double unit = 1)
    {
        var figures = new List<PanelFigure>();
        double[] sizes = Chance.Normals("panel/size", firms), year = Chance.Normals("panel/year", years), group = Chance.Normals("panel/group", 4 * years);
        for (int f = 0; f < firms; f++)
        {
            double ln = 1.2 * sizes[f];
            double[] noise = Chance.Laplace($"panel/{f}", years, 1);
            for (int y = 0; y < years; y++)
            {
                figures.Add(new PanelFigure($"f{f:D3}", $"g{f % 4}", 2000 + y, unit * Math.Exp(ln)));
                ln += 0.03 + 0.04 * year[y] + 0.05 * group[4 * y + f % 4] + Noise * Math.Exp(-Exponent * ln) * noise[y];
            }
        }

        return new FirmPanel
        {
            Id = "invented",
            Title = new("", ""),
            Measure = new("", ""),
            Unit = new("", ""),
            Source = "a test",
            Seed = 1,
            Figures = [.. figures.OrderBy(f => f.Firm, StringComparer.Ordinal).ThenBy(f => f.Year)],
        };
    }

    [Fact]
    public void Learning_FirmsOfAKnownLaw_FindsIt()
    {
        PanelLearning learnt = PanelLearning.At(Invented(160), 2006)!;
        Assert.InRange(Math.Exp(learnt.Noise.LnNoise), 0.85 * Noise, 1.15 * Noise);
        Assert.InRange(learnt.Noise.Exponent, Exponent - 0.06, Exponent + 0.06);
        Assert.InRange(learnt.Common.Drift.Mean, -0.04, 0.10);
        Assert.InRange(learnt.Noise.LnNoiseSd, 0.005, 0.08);
        Assert.True(learnt.Noise.DriftSpread < 0.04, "drifts of firms do not differ");
    }

    [Fact]
    public void Learning_FirmsWithDriftsOfTheirOwn_FindsThem()
    {
        FirmPanel plain = Invented();
        double Drift(string firm) => (int.Parse(firm.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) / 4 % 2 == 0 ? 1 : -1) * 0.08;
        PanelLearning learnt = PanelLearning.At(plain with { Figures = [.. plain.Figures.Select(f => f with { Size = f.Size * Math.Exp(Drift(f.Firm) * (f.Year - 2000)) })] }, 2006)!;
        double up = learnt.OwnDrifts.Where(d => Drift(d.Key) > 0).Average(d => d.Value.Mean), down = learnt.OwnDrifts.Where(d => Drift(d.Key) < 0).Average(d => d.Value.Mean);
        Assert.InRange(up - down, 0.08, 0.18);
    }

    /// <summary>Firms of the engine's own law: the 80 % interval holds 70 to 90 of 100; shocks of years make firms dependent.</summary>
    [Fact]
    public void Forecasts_OfFirmsOfTheEnginesLaw_HoldWhatTheySay()
    {
        FirmPanel panel = Invented(100);
        ScoredFigure[] figures = [.. PanelBacktest.At(panel, 2003)!.Firms];
        ForecasterSummary model = ScoreSummary.Of("firms", figures, null, 1).Forecasters.Single(f => f.Forecaster == Forecaster.Model);
        Assert.InRange(model.Coverage[1], 0.70, 0.90);
        Assert.Equal(100 * 3, model.Figures);
    }

    [Fact]
    public void Backtest_LaterFiguresEdited_ForecastsStay()
    {
        FirmPanel panel = Invented(40);
        FirmPanel edited = panel with { Figures = [.. panel.Figures.Select(f => f.Year > 2004 ? f with { Size = 3 * f.Size, Group = "other" } : f)] };
        PanelOriginScores before = PanelBacktest.At(panel, 2004)!, after = PanelBacktest.At(edited, 2004)!;
        static object[] Said(PanelOriginScores s) =>
            [.. s.Firms.SelectMany(f => f.Scores.SelectMany(x => new object[] { f.Entity, f.Year, x.Forecaster, x.Median, x.Intervals[1].Low, x.Intervals[2].High, x.Probability! }))];
        Assert.Equal(Said(before), Said(after));
        Assert.NotEqual(before.Firms.Select(f => f.LnActual), after.Firms.Select(f => f.LnActual));
        Assert.NotEqual(Said(before), Said(PanelBacktest.At(panel with { Figures = [.. panel.Figures.Select(f => f.Year == 2004 ? f with { Size = 3 * f.Size } : f)] }, 2004)!));
    }

    [Fact]
    public void Backtest_AnotherUnit_HasTheSameScores()
    {
        double[] Scores(double unit) => [.. PanelBacktest.At(Invented(40, 5, unit), 2003)!.Firms.SelectMany(f => f.Scores).Select(s => s.Crps)];
        Assert.All(Scores(1).Zip(Scores(1e6)), p => Assert.Equal(p.First, p.Second, 9));
    }

    [Fact]
    public void Origins_OfAShortOrSparsePanel_AreThoseWithEnoughBefore()
    {
        Assert.Equal([2002, 2003, 2004, 2005], [.. PanelBacktest.Origins(Invented(40))]);
        Assert.Empty(PanelBacktest.Origins(Invented(40, 3)));
        Assert.Empty(PanelBacktest.Origins(Invented(40) with { Figures = [.. Invented(40).Figures.Where(f => f.Year % 2 == 0)] }));
        Assert.Null(PanelLearning.At(Invented(40), 2001));
    }

    /// <summary>Gaps, firms that come late and leave, a group of one firm: all are forecast that have a figure at the origin, nobody else.</summary>
    [Fact]
    public void Backtest_UnbalancedPanelWithGaps_ForecastsWhoIsThere()
    {
        FirmPanel full = Invented(40);
        FirmPanel panel = full with
        {
            Figures = [.. full.Figures.Where(f => !(f.Firm == "f001" && f.Year == 2003) && !(f.Firm == "f002" && f.Year == 2004) && !(f.Firm == "f003" && f.Year < 2004))
                .Select(f => f.Firm == "f004" ? f with { Group = "alone" } : f)],
        };
        PanelOriginScores scores = PanelBacktest.At(panel, 2004)!;
        string[] firms = [.. scores.Firms.Select(f => f.Entity).Distinct()];
        Assert.Equal(39, firms.Length);
        Assert.DoesNotContain("f002", firms);
        Assert.DoesNotContain(scores.Groups, g => g.Entity == "alone");
        Assert.All(scores.Firms.SelectMany(f => f.Scores), s => Assert.True(double.IsFinite(s.Crps) && s.Crps >= 0));
    }
}
