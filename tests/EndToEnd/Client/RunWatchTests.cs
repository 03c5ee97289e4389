using Zyz.Sim.Client;
using Zyz.Sim.Contracts;

namespace Zyz.Sim.EndToEnd.Client;

public sealed class RunWatchTests
{
    private static readonly RunRequest s_request = new([], 64, 0, 0, false);

    [Fact]
    public async Task PlayAsync_RunThatEnds_GivesItsAnswerWithoutAWord()
    {
        using StringWriter output = new(), error = new();
        FakeRun run = new(after: 3, RunPhase.Done);
        RunAnswer answer = await RunWatch.PlayAsync(Quiet(output, error), run, s_request, CancellationToken.None);
        Assert.Equal(7, answer.EnterpriseQuarters);
        Assert.Equal("", output.ToString() + error);
    }

    [Theory]
    [InlineData("model", ExitCode.NoNumber)]
    [InlineData("cluster", ExitCode.Unreachable)]
    public async Task PlayAsync_RunThatFails_SaysWhyWithItsCode(string kind, int code)
    {
        using StringWriter output = new(), error = new();
        FakeRun run = new(after: 1, RunPhase.Failed, new RunFailure(kind, "replication 5, quarter 2023Q1, slot e0001"));
        CommandFailure failure = await Assert.ThrowsAsync<CommandFailure>(
            () => RunWatch.PlayAsync(Quiet(output, error, "--store", "somewhere"), run, s_request, CancellationToken.None));
        Assert.Equal(code, failure.Code);
        Assert.Contains("slot e0001", failure.Messages[0].Zh, StringComparison.Ordinal);
        Assert.Equal(kind == "cluster", failure.Messages.Any(m => m.En.Contains("zyz resume", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PlayAsync_SilosLostOnTheWay_StartsAgainAndEnds()
    {
        using StringWriter output = new(), error = new();
        FakeRun run = new(after: 9, RunPhase.Done) { Losses = 2 };
        RunAnswer answer = await RunWatch.PlayAsync(Quiet(output, error, "--connect", "127.0.0.1:1"), run, s_request, CancellationToken.None);
        Assert.Equal(7, answer.EnterpriseQuarters);
        Assert.Equal(3, run.Starts);
        Assert.Contains("trying again", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--store", "somewhere", "zyz resume")]
    [InlineData("--no-store", "", "nothing was kept")]
    public async Task PlayAsync_Cancelled_CancelsTheRunAndSaysWhatIsKept(string option, string value, string said)
    {
        using StringWriter output = new(), error = new();
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(150));
        FakeRun run = new(after: int.MaxValue, RunPhase.Done);
        CommandFailure failure = await Assert.ThrowsAsync<CommandFailure>(
            () => RunWatch.PlayAsync(Quiet(output, error, option, value), run, s_request, source.Token));
        Assert.Equal(ExitCode.Cancelled, failure.Code);
        Assert.True(run.WasCancelled);
        Assert.Contains(said, failure.Messages[0].En, StringComparison.Ordinal);
    }

    private static Session Quiet(TextWriter output, TextWriter error, params string[] args) => new(new Terminal(output, error, false, false), "en", args);

    private sealed class FakeRun(int after, RunPhase end, RunFailure? failure = null) : IRunGrain
    {
        private int _step;

        public bool WasCancelled { get; private set; }

        public int Losses { get; set; }

        public int Starts { get; private set; }

        public Task StartAsync(RunRequest request)
        {
            Starts++;
            return Task.CompletedTask;
        }

        public Task<RunProgress> WatchAsync(long seen) => Losses > 0 && _step == 2 * Starts
            ? throw new Orleans.Runtime.SiloUnavailableException(FormattableString.Invariant($"silo {Losses--} is gone"))
            : Task.FromResult(new RunProgress(WasCancelled ? RunPhase.Cancelled : _step >= after ? end : RunPhase.Playing, _step++, _step, 10, failure));

        public Task<RunAnswer> ResultAsync() => Task.FromResult(new RunAnswer([], 1, 1, 7, new(0, 1, 0, 0)));

        public Task<RunAnswer> FirstAnswerAsync() => ResultAsync();

        public Task<OutcomeBlock> OutcomesAsync(string town) => throw new NotSupportedException();

        public Task<RunAbout> AboutAsync() => throw new NotSupportedException();

        public Task<string[]> PartsAsync() => throw new NotSupportedException();

        public Task RemoveAsync(string actor) => throw new NotSupportedException();

        public Task CancelAsync()
        {
            WasCancelled = true;
            return Task.CompletedTask;
        }
    }
}
