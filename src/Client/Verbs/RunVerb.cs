using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Reporting;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz run</c>: plays a scenario and writes its result.</summary>
internal sealed class RunVerb
{
    private const int ChunkSize = 64;
    private const int EpistemicDraws = 200;
    private const int ReplicationsOfActors = 640;

    private readonly Session _session;
    private readonly RunOptions _options;

    private RunVerb(Session session, RunOptions options) => (_session, _options) = (session, options);

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> scenario = new("SCENARIO") { Description = session.Say(HelpTexts.Scenario) };
        Option<int?> replications = NumberOption.Of<int>(session, "--replications", HelpTexts.Replications, "N");
        Option<ulong?> seed = NumberOption.Of<ulong>(session, "--seed", HelpTexts.Seed, "S");
        Option<string?> horizon = new("--horizon") { Description = session.Say(HelpTexts.Horizon), HelpName = "DATE" };
        Option<string?> vintage = new("--vintage") { Description = session.Say(RecalibrateTexts.StartFrom), HelpName = "FILE" };
        Option<string?> output = new("--output") { Description = session.Say(HelpTexts.Output), HelpName = "DIR" };
        Option<bool> noCharts = new("--no-charts") { Description = session.Say(HelpTexts.NoCharts) };
        Option<bool> json = new("--json") { Description = session.Say(HelpTexts.Json) };
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Option<int?> batch = NumberOption.Of<int>(session, "--batch", HelpTexts.Batch, "N");
        Option<bool> actors = new("--actors") { Description = session.Say(HelpTexts.Actors) };
        Option<bool> keep = new("--keep-replications") { Description = session.Say(HelpTexts.Keep) };
        Command command = new("run", session.Say(HelpTexts.Run))
        {
            scenario, replications, seed, horizon, vintage, output, noCharts, json, threads, batch, actors, keep,
        };
        command.SetAction((parsed, cancellation) => new RunVerb(session, new RunOptions
        {
            Scenario = parsed.GetRequiredValue(scenario),
            Replications = parsed.GetValue(replications),
            Seed = parsed.GetValue(seed),
            Horizon = parsed.GetValue(horizon),
            Vintage = parsed.GetValue(vintage),
            Output = parsed.GetValue(output),
            NoCharts = parsed.GetValue(noCharts),
            Json = parsed.GetValue(json),
            Threads = parsed.GetValue(threads) ?? 0,
            Batch = parsed.GetValue(batch),
            Actors = parsed.GetValue(actors),
            KeepReplications = parsed.GetValue(keep),
        }).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        DateTimeOffset started = DateTimeOffset.UtcNow;
        _options.Check();
        ScenarioFile.Find(_options.Scenario);

        // The silo takes a second to start, and reading the pack need not wait for it.
        await using GrainAccess silo = GrainAccess.Begin(_session, _session.Keeping(new SiloOptions { Threads = _options.Threads, OutcomeMemory = 0 }), cancellation);
        RunInput input = RunInput.Read(_session, _options);
        string folder = _options.Output ?? Path.Combine("results", input.Scenario.Id);
        using OutputFolder output = OutputFolder.Begin(folder);

        if (_options.KeepReplications)
        {
            MessageRoom.Check(_session, Replications(input), input.Scenario.HorizonYear - input.Region.BaseYear);
        }

        byte[] plan = PlanText.Write(input.Plan());
        RunRequest request = new(plan, Replications(input), EpistemicDraws, ((_options.Batch ?? 0) + ChunkSize - 1) / ChunkSize, _options.Actors, ForgetOutcomes: !_options.KeepReplications,
            Note: RunNote.Of(Path.GetFullPath(folder), input.Files, input.Region).Write());
        if (_session.Connect.Length == 0)
        {
            KernelWarmup.Begin(plan); // on a cluster, others compute
        }

        IGrainFactory grains = await silo.GrainsAsync();
        IRunGrain run = grains.GetGrain<IRunGrain>(PlanText.Hash(plan));
        RunAnswer answer = await RunWatch.PlayAsync(_session, run, request, cancellation);

        SpentMemory.Return();
        RunRecord record = new(input, plan, request, answer, ResultText.Read(answer.ResultText), started);
        return await new RunEnding(_session, _options, output, folder).WriteAsync(record, run, clock, cancellation);
    }

    private int Replications(RunInput input)
    {
        if (_options.Replications is int asked)
        {
            return asked;
        }

        if (_options.Actors)
        {
            _session.Tell(RunTexts.ActorsDefault(ReplicationsOfActors));
            return ReplicationsOfActors;
        }

        return input.Scenario.Replications;
    }
}
