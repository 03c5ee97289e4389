using System.CommandLine;
using System.Diagnostics;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz resume</c>: goes on with a run that broke off; what was played is not played again.</summary>
internal sealed class ResumeVerb(Session session, string asked, RunOptions options)
{
    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> run = new("RUN") { Description = session.Say(StoreTexts.Run) };
        Option<string?> output = new("--output") { Description = session.Say(HelpTexts.Output), HelpName = "DIR" };
        Option<bool> noCharts = new("--no-charts") { Description = session.Say(HelpTexts.NoCharts) };
        Option<bool> json = new("--json") { Description = session.Say(HelpTexts.Json) };
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Command command = new("resume", session.Say(StoreTexts.Resume)) { run, output, noCharts, json, threads };
        command.SetAction((parsed, cancellation) => new ResumeVerb(session, parsed.GetRequiredValue(run), new RunOptions
        {
            Scenario = "",
            Output = parsed.GetValue(output),
            NoCharts = parsed.GetValue(noCharts),
            Json = parsed.GetValue(json),
            Threads = parsed.GetValue(threads) ?? 0,
        }).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        DateTimeOffset started = DateTimeOffset.UtcNow;
        options.Check();
        if (!KeptRuns.HasStore(session))
        {
            throw new CommandFailure(ExitCode.InvalidInput, StoreTexts.NoRun(asked, session.StorePlace));
        }

        await using GrainAccess silo = GrainAccess.Begin(session, session.Keeping(new SiloOptions { Threads = options.Threads, OutcomeMemory = 0 }), cancellation);
        IGrainFactory grains = await silo.GrainsAsync();
        RunAbout about = KeptRuns.Find(session, await KeptRuns.ListAsync(grains, cancellation), asked);
        PlanDocument plan = await grains.GetGrain<IRegionGrain>(about.Region).FindPlanAsync(about.Run).WaitAsync(cancellation)
            ?? throw new CommandFailure(ExitCode.Unreachable, StoreTexts.StorePlan(KeptRuns.Short(about.Run)));
        Plan read = PlanText.Read(plan.Text);
        RunNote note = RunNote.Read(about.Note);
        string folder = options.Output ?? (note.Output.Length > 0 ? note.Output : Path.Combine("results", about.Scenario));
        using OutputFolder output = OutputFolder.Begin(folder);

        var request = new RunRequest(plan.Text, about.Replications, about.EpistemicDraws, 0, false, ForgetOutcomes: true, Note: about.Note);
        IRunGrain run = grains.GetGrain<IRunGrain>(about.Run);
        RunAnswer answer = await RunWatch.PlayAsync(session, run, request, cancellation);
        var record = new RunRecord(new RunInput(read.Region with { Observations = note.Published }, read.Scenario, note.Inputs), plan.Text, request, answer, Model.Results.ResultText.Read(answer.ResultText), started);
        return await new RunEnding(session, options, output, folder).WriteAsync(record, run, clock, cancellation);
    }
}
