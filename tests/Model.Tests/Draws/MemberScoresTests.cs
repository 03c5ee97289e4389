using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Seats;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Draws;

/// <summary>An ensemble speaks where it holds a draw, and nowhere else.</summary>
public sealed class MemberScoresTests
{
    private static readonly DrawKey s_drift = DrawKey.OfParameter("parameter/commonDrift/");
    private static readonly DrawKey s_shock = new("town/forge", Time.Quarter.Of(2023, 2).Index, Purpose.TownShock);

    [Theory]
    [InlineData("parameter/baseOutput/forge", 0, Purpose.Parameter)]
    [InlineData("region/valley@8093@RegionalShock", 8093, Purpose.RegionalShock)]
    public void Key_WrittenAndRead_IsTheSame(string text, int quarter, Purpose purpose)
    {
        DrawKey key = DrawKey.Parse(text);
        Assert.Equal((text.Split('@')[0], quarter, purpose, text), (key.Entity, key.Quarter, key.Purpose, key.ToString()));
        Assert.Throws<FormatException>(() => DrawKey.Parse(text + "@"));
    }

    /// <summary>An ensemble that holds what the addresses hold anyway changes nothing beyond the rounding of its 24 bits.</summary>
    [Fact]
    public void Play_MembersAreTheAddressedDraws_GivesTheSameFutures()
    {
        Plan plan = new World().Plan();
        double[] Scores(DrawKey key)
        {
            var z = new double[64];
            new DrawAddress(plan.Scenario.Seed, 0).Uniforms(z, EntityId.Of(key.Entity), key.Quarter, key.Purpose);
            Normal.Quantiles(z);
            return z;
        }

        TownOutcomes without = Play(plan), with = Play(plan with { Ensemble = Ensemble.Of([s_drift, s_shock], [Scores(s_drift), Scores(s_shock)], 1) });

        for (int r = 0; r < 64; r++)
        {
            Assert.Equal(1, with[Kpi.OutputValue, 3][r] / without[Kpi.OutputValue, 3][r], 1e-5);
        }
    }

    /// <summary>Two members of two lucks each: replications 0, 1, 4, 5 … play the first, and differ from the others by its drift alone.</summary>
    [Fact]
    public void Play_TwoMembers_TakeTurnsForTheirLucks()
    {
        Plan plan = new World().NoNoise().NoEvents().NoLimits().Certain().With(Priors.Of(Parameter.CommonDrift, PriorFamily.Normal, 0.05, 0.03)).Plan();
        TownOutcomes played = Play(plan with { Ensemble = Ensemble.Of([s_drift], [[-1, 2]], 2) });
        for (int r = 0; r < 64; r++)
        {
            double drift = r / 2 % 2 == 0 ? 0.02 : 0.11;
            Assert.Equal(Math.Exp(drift), played[Kpi.OutputValueConstant, 2][r] / played[Kpi.OutputValueConstant, 1][r], 1e-6);
        }

        TownOutcomes shared = new TownPlayer(TownSetting.Of(plan with { Ensemble = Ensemble.Of([s_drift], [[-1, 2]], 2) }, World.Forge))
            .Play(new DrawAddress(plan.Scenario.Seed, DrawAddress.EpistemicGroup), ParameterSource.Shared(3));
        Assert.Equal(Math.Exp(0.11), shared[Kpi.OutputValueConstant, 2][7] / shared[Kpi.OutputValueConstant, 1][7], 1e-6);
    }

    /// <summary>A score of a past shock moves orders by σ√Δ of itself, from its quarter on.</summary>
    [Fact]
    public void Play_ShockHeld_MovesTheTownFromItsQuarter()
    {
        Plan plan = new World().Certain().NoEvents().NoLimits().NoNoise().Fixed(Parameter.TownShock, 0.08).Plan();
        DrawKey[] every = [.. Enumerable.Range(0, 12).Select(q => new DrawKey("town/forge", Time.Quarter.Of(2023, 1).Index + q, Purpose.TownShock))];
        TownOutcomes With(double score) => Play(plan with { Ensemble = Ensemble.Of(every, [.. every.Select(k => new[] { k == s_shock ? score : 0.0 })], 1) });
        TownOutcomes moved = With(1.5), still = With(0);
        double shift = 1.5 * 0.08 * 0.5;
        Assert.Equal(1 + (Math.Exp(shift) - 1) * 0.75, moved[Kpi.OutputValueConstant, 1][5] / still[Kpi.OutputValueConstant, 1][5], 2e-3);
        Assert.Equal(Math.Exp(shift), moved[Kpi.OutputValueConstant, 3][5] / still[Kpi.OutputValueConstant, 3][5], 1e-9);
    }

    [Fact]
    public void Play_AnyLaneWidthAndTheReadableWay_GivesTheSameBits()
    {
        double[] z = [.. Enumerable.Range(0, 5).Select(i => i * 0.4 - 0.9)];
        Plan plan = new World().Plan() with { Ensemble = Ensemble.Of([s_drift, s_shock], [z, [.. z.Reverse()]], 3) };
        TownSetting setting = TownSetting.Of(PlanText.Read(PlanText.Write(plan)), World.Forge);
        var address = new DrawAddress(plan.Scenario.Seed, 2);
        double[] readable = TownPlayer.Readable(setting).Play(address, ParameterSource.Own).Values.ToArray();
        Assert.Equal(readable, new TownPlayer(setting).Play(address, ParameterSource.Own).Values.ToArray());
        Assert.Equal(readable, new TownPlayer(setting, new SeatWay<Lanes2>(setting)).Play(address, ParameterSource.Own).Values.ToArray());
    }

    [Fact]
    public void Read_EnsembleThatIsNone_IsRefused()
    {
        Plan plan = new World().Plan() with { Ensemble = Ensemble.Of([s_drift, s_shock], [[1, 2], [3, 4]], 1) };
        Assert.Throws<InvalidDataException>(() => Play(plan with { Ensemble = plan.Ensemble! with { Members = 3 } }));
        Assert.Throws<InvalidDataException>(() => Play(plan with { Ensemble = plan.Ensemble! with { Scores = "AADAfwAAgD8AAIA/AACAPw==" } })); // NaN
        Assert.ThrowsAny<ArgumentException>(() => Play(plan with { Ensemble = plan.Ensemble! with { Draws = [s_drift.ToString(), s_drift.ToString()] } }));
    }

    private static TownOutcomes Play(Plan plan) =>
        new TownPlayer(TownSetting.Of(plan, World.Forge)).Play(new DrawAddress(plan.Scenario.Seed, 0), ParameterSource.Own);
}
