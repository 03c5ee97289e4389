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
            () => RunWatch.PlayAsync(Quiet(output, error), run, s_request, CancellationToken.None));
        Assert.Equal(code, failure.Code);
        Assert.Contains("slot e0001", failure.Messages[0].Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlayAsync_Cancelled_CancelsTheRunAndSaysThatNothingIsKept()
    {
        using StringWriter output = new(), error = new();
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(150));
        FakeRun run = new(after: int.MaxValue, RunPhase.Done);
        CommandFailure failure = await Assert.ThrowsAsync<CommandFailure>(
            () => RunWatch.PlayAsync(Quiet(output, error), run, s_request, source.Token));
        Assert.Equal(ExitCode.Cancelled, failure.Code);
        Assert.True(run.WasCancelled);
    }

    private static Session Quiet(TextWriter output, TextWriter error) => new(new Terminal(output, error, false, false), "en", []);

    private sealed class FakeRun(int after, RunPhase end, RunFailure? failure = null) : IRunGrain
    {
        private int _step;

        public bool WasCancelled { get; private set; }

        public Task StartAsync(RunRequest request) => Task.CompletedTask;

        public Task<RunProgress> WatchAsync(long seen) =>
            Task.FromResult(new RunProgress(_step >= after ? end : RunPhase.Playing, _step++, _step, 10, failure));

        public Task<RunAnswer> ResultAsync() => Task.FromResult(new RunAnswer([], 1, 1, 7, new(0, 1, 0, 0)));

        public Task<RunAnswer> FirstAnswerAsync() => ResultAsync();

        public Task<OutcomeBlock> OutcomesAsync(string town) => throw new NotSupportedException();

        public Task CancelAsync()
        {
            WasCancelled = true;
            return Task.CompletedTask;
        }
    }
}
