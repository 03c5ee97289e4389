using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Reporting;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz compare</c>: several scenarios on the same futures, differences future by future.</summary>
internal sealed class CompareVerb
{
    private const int ChunkSize = 64;

    private readonly Session _session;
    private readonly RunOptions _options;
    private readonly string[] _files;

    private CompareVerb(Session session, RunOptions options, string[] files) => (_session, _options, _files) = (session, options, files);

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string[]> scenarios = new("SCENARIO") { Description = session.Say(CompareTexts.Scenarios), Arity = ArgumentArity.OneOrMore };
        Option<int?> replications = NumberOption.Of<int>(session, "--replications", CompareTexts.Replications, "N");
        Option<ulong?> seed = NumberOption.Of<ulong>(session, "--seed", CompareTexts.Seed, "S");
        Option<string?> horizon = new("--horizon") { Description = session.Say(HelpTexts.Horizon), HelpName = "DATE" };
        Option<string?> vintage = new("--vintage") { Description = session.Say(RecalibrateTexts.StartFrom), HelpName = "FILE" };
        Option<string?> output = new("--output") { Description = session.Say(CompareTexts.Output), HelpName = "DIR" };
        Option<bool> noCharts = new("--no-charts") { Description = session.Say(HelpTexts.NoCharts) };
        Option<bool> json = new("--json") { Description = session.Say(CompareTexts.Json) };
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Option<int?> batch = NumberOption.Of<int>(session, "--batch", HelpTexts.Batch, "N");
        Command command = new("compare", session.Say(CompareTexts.Compare)) { scenarios, replications, seed, horizon, vintage, output, noCharts, json, threads, batch };
        command.SetAction((parsed, cancellation) =>
        {
            string[] files = parsed.GetRequiredValue(scenarios);
            return new CompareVerb(session, new RunOptions
            {
                Scenario = files[0],
                Replications = parsed.GetValue(replications),
                Seed = parsed.GetValue(seed),
                Horizon = parsed.GetValue(horizon),
                Vintage = parsed.GetValue(vintage),
                Output = parsed.GetValue(output),
                NoCharts = parsed.GetValue(noCharts),
                Json = parsed.GetValue(json),
                Threads = parsed.GetValue(threads) ?? 0,
                Batch = parsed.GetValue(batch),
            }, files).RunAsync(cancellation);
        });
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        DateTimeOffset started = DateTimeOffset.UtcNow;
        _options.Check();
        if (_files.Length < 2)
        {
            throw new CommandFailure(ExitCode.Usage, CompareTexts.OneAlone);
        }

        ScenarioSet set = ScenarioSet.Read(_session, _options, _files);
        string folder = _options.Output ?? Path.Combine("results", "compare-" + string.Join("-", set.Ids.Take(3)) + (set.Ids.Length > 3 ? "-etc" : ""));
        using OutputFolder output = OutputFolder.Begin(folder, ComparisonFiles.JsonName);
        await using GrainAccess silo = GrainAccess.Begin(_session, _session.Keeping(new SiloOptions { Threads = _options.Threads }), cancellation);
        IGrainFactory grains = await silo.GrainsAsync();
        int replications = _options.Replications ?? Math.Max(set.Inputs[0].Scenario.Replications, 1);
        MessageRoom.Check(_session, replications, set.Inputs.Max(i => i.Scenario.HorizonYear - i.Region.BaseYear));
        RunRequest[] requests =
        [
            .. set.Plans.Select(plan => new RunRequest(PlanText.Write(plan), replications, 0, ((_options.Batch ?? 0) + ChunkSize - 1) / ChunkSize, false)),
        ];
        IRunGrain[] runs = [.. requests.Select(request => grains.GetGrain<IRunGrain>(PlanText.Hash(request.PlanText)))];
        RunAnswer[] answers = await RunWatch.PlayAllAsync(_session, [.. runs.Zip(requests)], cancellation);
        Contestant[] contestants = new Contestant[runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            OutcomeTable table = await RunOutcomes.OfAsync(runs[i], set.Plans[i], cancellation);
            contestants[i] = new Contestant(set.Ids[i], new PlayedScenario(set.Plans[i], table), set.Inputs[i].Scenario.Expect);
        }

        ScenarioComparison comparison = ComparisonReadOut.Of([.. contestants]);
        ImmutableArray<Target> targets = [.. set.Plans.SelectMany(p => p.Region.Targets).DistinctBy(t => t.Id)];
        ComparisonPages zh = ComparisonPages.Of(comparison, set.Inputs[0].Region, targets, "zh");
        ComparisonPages en = ComparisonPages.Of(comparison, set.Inputs[0].Region, targets, "en");
        RunRecord[] records = [.. answers.Select((answer, i) => new RunRecord(set.Inputs[i], requests[i].PlanText, requests[i], answer, ResultText.Read(answer.ResultText), started))];
        byte[] json = ComparisonFiles.Json(zh, en);
        (string, byte[])[] files =
        [
            (ComparisonFiles.JsonName, json), (ComparisonFiles.CsvName, ComparisonFiles.Csv(zh, en)),
            (ComparisonWorkbook.FileName, ComparisonWorkbook.Write(_session.Language == "zh" ? zh : en, set.Inputs[0].Region)),
        ];
        Write(output, set, records, files, comparison);
        cancellation.ThrowIfCancellationRequested();
        folder = output.Complete(_session, folder);
        if (_options.Json)
        {
            _session.Answer(System.Text.Encoding.UTF8.GetString(json).TrimEnd());
        }
        else
        {
            ComparisonView.Print(_session, _session.Language == "zh" ? zh : en, set.Inputs[0].Region);
            _session.Answer("");
            _session.Answer(_session.Say(CompareTexts.Took(
                NumberText.Seconds(answers.Sum(a => a.WallSeconds)), NumberText.Seconds(clock.Elapsed.TotalSeconds), folder)));
        }

        return comparison.StatementFails ? ExitCode.CheckFailed : ExitCode.Done;
    }

    private void Write(
        OutputFolder output, ScenarioSet set, RunRecord[] records, (string Name, byte[] Content)[] files, ScenarioComparison comparison)
    {
        foreach ((string name, byte[] content) in files)
        {
            File.WriteAllBytes(Path.Combine(output.Partial, name), content);
        }

        for (int i = 0; i < records.Length; i++)
        {
            string own = Directory.CreateDirectory(Path.Combine(output.Partial, "scenarios", set.Ids[i])).FullName;
            new ResultFolder(own).WriteResult(records[i].Result, records[i].Answer.ResultText, records[i].Manifest(_session.Args), records[i].PlanText);
        }

        if (!_options.NoCharts && DifferenceChart.Of(comparison, set.Inputs[0].Region, _session.Language) is { } chart)
        {
            string charts = Directory.CreateDirectory(Path.Combine(output.Partial, "charts")).FullName;
            File.WriteAllBytes(Path.Combine(charts, "differences.svg"), ChartSvg.Write(chart));
        }
    }
}
