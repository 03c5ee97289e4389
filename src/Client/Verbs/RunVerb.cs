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
        await using GrainAccess silo = GrainAccess.Begin(_session, new SiloOptions { Threads = _options.Threads, OutcomeMemory = 0 }, cancellation);
        RunInput input = RunInput.Read(_session, _options);
        string folder = _options.Output ?? Path.Combine("results", input.Scenario.Id);
        using OutputFolder output = OutputFolder.Begin(folder);

        byte[] plan = PlanText.Write(input.Plan());
        RunRequest request = new(plan, Replications(input), EpistemicDraws, ((_options.Batch ?? 0) + ChunkSize - 1) / ChunkSize, _options.Actors, ForgetOutcomes: !_options.KeepReplications);
        if (_session.Connect.Length == 0)
        {
            KernelWarmup.Begin(plan); // on a cluster, others compute
        }

        IGrainFactory grains = await silo.GrainsAsync();
        IRunGrain run = grains.GetGrain<IRunGrain>(PlanText.Hash(plan));
        RunAnswer answer = await RunWatch.PlayAsync(_session, run, request, cancellation);

        SpentMemory.Return();
        RunResult result = ResultText.Read(answer.ResultText);
        RunRecord record = new(input, plan, request, answer, result, started);
        int charts = await WriteAsync(output, record, run, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Report(record, output.Complete(_session, folder), charts, clock.Elapsed);
        return ExitCode.Done;
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

    private async Task<int> WriteAsync(OutputFolder output, RunRecord record, IRunGrain run, CancellationToken cancellation)
    {
        ResultFolder folder = new(output.Partial);
        folder.WriteResult(record.Result, record.Answer.ResultText, record.Manifest(_session.Args), record.PlanText);
        folder.WriteWorkbook(record.Result, record.Input.Region, _session.Language);
        int charts = _options.NoCharts ? 0 : folder.WriteCharts(record.Result, record.Input.Region, _session.Language);
        if (_options.KeepReplications)
        {
            await using FileStream stream = File.Create(Path.Combine(output.Partial, "replications.csv"), 1 << 20);
            ReplicationsCsv.WriteHeader(stream);
            foreach (string town in record.Input.Region.Towns.Select(t => t.Id))
            {
                ReplicationsCsv.Write(stream, await run.OutcomesAsync(town).WaitAsync(cancellation));
            }
        }

        return charts;
    }

    private static Text Parts(RunTimes times) => RunTexts.Parts(
        NumberText.Seconds(times.Prepare), NumberText.Seconds(times.Main), NumberText.Seconds(times.Epistemic), NumberText.Seconds(times.ReadOut));

    private void Report(RunRecord record, string folder, int charts, TimeSpan total)
    {
        if (_options.Json)
        {
            _session.Answer(System.Text.Encoding.UTF8.GetString(record.Answer.ResultText).TrimEnd());
            return;
        }

        if (record.Result.Hindsight)
        {
            _session.Answer("*** " + _session.Say(RunTexts.Hindsight) + " ***");
        }

        TargetTableView.Print(_session, TargetTable.Of(record.Result, record.Input.Region, _session.Language));
        RunAnswer answer = record.Answer;
        string each = answer.EnterpriseQuarters > 0
            ? (answer.ComputeSeconds * 1e9 / answer.EnterpriseQuarters).ToString("0.0", CultureInfo.InvariantCulture)
            : NumberText.None;
        _session.Answer("");
        _session.Answer(_session.Say(RunTexts.Speed(
            NumberText.Seconds(answer.WallSeconds), _session.Say(Parts(answer.Times)), NumberText.Seconds(total.TotalSeconds), each, NumberText.Count(answer.EnterpriseQuarters))));
        _session.Answer(_session.Say(RunTexts.Hash(record.Result.ResultHash)));
        _session.Answer(_session.Say(RunTexts.Written(folder, charts)));
    }
}
