using System.Diagnostics;
using System.Globalization;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary>What a run ends with: its result folder, and what the person is told.</summary>
/// <param name="session">Where to tell.</param>
/// <param name="options">What was asked.</param>
/// <param name="output">The folder being written.</param>
/// <param name="folder">The folder as the person named it.</param>
internal sealed class RunEnding(Session session, RunOptions options, OutputFolder output, string folder)
{
    /// <summary>Writes the folder and tells.</summary>
    /// <param name="record">All that is known of the run.</param>
    /// <param name="run">The run, for its outcomes.</param>
    /// <param name="clock">Runs since the command began.</param>
    /// <param name="cancellation">Leaves no folder behind.</param>
    public async Task<int> WriteAsync(RunRecord record, IRunGrain run, Stopwatch clock, CancellationToken cancellation)
    {
        int charts = await WriteFilesAsync(record, run, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Tell(record, output.Complete(session, folder), charts, clock.Elapsed);
        return ExitCode.Done;
    }

    private async Task<int> WriteFilesAsync(RunRecord record, IRunGrain run, CancellationToken cancellation)
    {
        ResultFolder result = new(output.Partial);
        result.WriteResult(record.Result, record.Answer.ResultText, record.Manifest(session.Args), record.PlanText);
        result.WriteWorkbook(record.Result, record.Input.Region, session.Language);
        int charts = options.NoCharts ? 0 : result.WriteCharts(record.Result, record.Input.Region, session.Language);
        if (options.KeepReplications)
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

    private void Tell(RunRecord record, string written, int charts, TimeSpan total)
    {
        if (options.Json)
        {
            session.Answer(System.Text.Encoding.UTF8.GetString(record.Answer.ResultText).TrimEnd());
            return;
        }

        if (record.Result.Hindsight)
        {
            session.Answer("*** " + session.Say(RunTexts.Hindsight) + " ***");
        }

        TargetTableView.Print(session, TargetTable.Of(record.Result, record.Input.Region, session.Language));
        session.Answer("");
        session.Answer(session.Say(Speed(record.Answer, total)));
        session.Answer(session.Say(RunTexts.Hash(record.Result.ResultHash)));
        session.Answer(session.Say(RunTexts.Written(written, charts)));
    }

    private Text Speed(RunAnswer answer, TimeSpan total)
    {
        if (answer.StoredAt is { } at)
        {
            return StoreTexts.FromStore(at.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }

        RunTimes times = answer.Times;
        Text parts = RunTexts.Parts(
            NumberText.Seconds(times.Prepare), NumberText.Seconds(times.Main), NumberText.Seconds(times.Epistemic), NumberText.Seconds(times.ReadOut));
        string each = answer.PlayedQuarters > 0 ? (answer.ComputeSeconds * 1e9 / answer.PlayedQuarters).ToString("0.0", CultureInfo.InvariantCulture) : NumberText.None;
        return RunTexts.Speed(
            NumberText.Seconds(answer.WallSeconds), session.Say(parts), NumberText.Seconds(total.TotalSeconds), each, NumberText.Count(answer.PlayedQuarters), NumberText.Count(answer.EnterpriseQuarters));
    }
}
