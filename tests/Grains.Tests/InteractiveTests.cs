using System.Text;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Grains.Tests;

/// <summary>A person who waits gets an answer at once, its bands later, and the bits of a run that started from nothing.</summary>
public sealed class InteractiveTests
{
    private const int Replications = 320, Draws = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Interactive_AfterAChangeInOneTown_GivesTheTextOfAColdRunAndPlaysThatTownAlone(short silos)
    {
        byte[] before = RegionSample.Plan(), after = Changed();
        await using Cluster warm = await Cluster.StartAsync(silos);
        (RunAnswer first, RunAnswer whole) = await AnswersAsync(warm, before);
        (RunAnswer pending, RunAnswer final) = await AnswersAsync(warm, after);
        await using Cluster cold = await Cluster.StartAsync(1);
        await cold.RunAsync(after, Replications, draws: Draws);
        byte[] expected = (await cold.Grains.GetGrain<IRunGrain>(PlanText.Hash(after)).ResultAsync()).ResultText;

        Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(final.ResultText));
        Assert.True(pending.BandsPending && first.BandsPending);
        Assert.False(final.BandsPending);
        RunResult early = ResultText.Read(pending.ResultText), late = ResultText.Read(final.ResultText);
        Assert.Equal(late.ResultHash, early.ResultHash);
        Assert.All(early.Targets.Where(t => t.Probability is not null), t => Assert.Null(t.Probability!.EpistemicLow));
        Assert.Contains(late.Targets, t => t.Probability?.EpistemicLow is not null);
        Assert.True(final.PlayedQuarters > 0);
        Assert.True(
            final.PlayedQuarters < 0.6 * whole.PlayedQuarters || silos > 1,
            $"{final.PlayedQuarters} enterprise-quarters after {whole.PlayedQuarters}: what the change does not touch was played again");
    }

    [Fact]
    public async Task Outcomes_OfAnInteractiveRunThatHasEnded_AreThoseOfTheRun()
    {
        byte[] plan = RegionSample.Plan();
        await using Cluster cluster = await Cluster.StartAsync(1);
        await AnswersAsync(cluster, plan);
        OutcomeBlock kept = await cluster.Grains.GetGrain<IRunGrain>(PlanText.Hash(plan)).OutcomesAsync("tea");
        await using Cluster cold = await Cluster.StartAsync(1);
        await cold.RunAsync(plan, Replications);
        OutcomeBlock expected = await cold.Grains.GetGrain<IRunGrain>(PlanText.Hash(plan)).OutcomesAsync("tea");
        Assert.Equal(expected.Values, kept.Values);
    }

    private static byte[] Changed() => PlanText.Write(Plan.From(RegionSample.Region, RegionSample.Scenario with
    {
        Levers = [new LeverSetting(3, "tea", Quarter.Of(RegionSample.Region.BaseYear + 1, 1), 0.8)],
    }));

    private static async Task<(RunAnswer First, RunAnswer Final)> AnswersAsync(Cluster cluster, byte[] plan)
    {
        IRunGrain run = cluster.Grains.GetGrain<IRunGrain>(PlanText.Hash(plan));
        await run.StartAsync(new RunRequest(plan, Replications, Draws, 0, false, Interactive: true));
        RunAnswer first = await run.FirstAnswerAsync();
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.Phase is not (RunPhase.Done or RunPhase.Failed))
        {
            progress = await run.WatchAsync(progress.Step);
        }

        Assert.True(progress.Phase == RunPhase.Done, progress.Failure?.Message);
        return (first, await run.ResultAsync());
    }
}
