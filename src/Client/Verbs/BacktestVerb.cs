using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Panels;
using Zyz.Sim.Model.Scores;
using Zyz.Sim.Reporting;
using Region = Zyz.Sim.Model.Regions.Region;

namespace Zyz.Sim.Client;

/// <summary><c>zyz backtest</c>: rolling origins of a region pack or a firm panel against what came and against naive forecasts.</summary>
internal sealed class BacktestVerb
{
    private readonly Session _session;
    private readonly BacktestOptions _options;

    private BacktestVerb(Session session, BacktestOptions options) => (_session, _options) = (session, options);

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Option<string?> region = new("--region") { Description = session.Say(BacktestTexts.Region), HelpName = "DIR" };
        Option<string?> origins = new("--origins") { Description = session.Say(BacktestTexts.Origins), HelpName = "DAYS" };
        Option<int?> replications = NumberOption.Of<int>(session, "--replications", BacktestTexts.Replications, "N");
        Option<string?> output = new("--output") { Description = session.Say(BacktestTexts.Output), HelpName = "DIR" };
        Option<bool> noCharts = new("--no-charts") { Description = session.Say(HelpTexts.NoCharts) };
        Option<bool> json = new("--json") { Description = session.Say(BacktestTexts.Json) };
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Option<bool> vintages = new("--vintages") { Description = session.Say(BacktestTexts.Vintages) };
        Command command = new("backtest", session.Say(BacktestTexts.Backtest)) { region, origins, vintages, replications, output, noCharts, json, threads };
        command.SetAction((parsed, cancellation) => new BacktestVerb(session, new BacktestOptions(
            RegionFolder.Find(parsed.GetValue(region)),
            parsed.GetValue(origins)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            parsed.GetValue(replications), parsed.GetValue(output), parsed.GetValue(noCharts), parsed.GetValue(json), parsed.GetValue(threads) ?? 0, parsed.GetValue(vintages)))
            .RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        Stopwatch clock = Stopwatch.StartNew();
        new RunOptions { Scenario = "", Replications = _options.Replications, Threads = _options.Threads }.Check();
        Func<CancellationToken, Task<BacktestReport>> work;
        string id;
        Region? region = null;
        if (PanelReader.IsPanel(_options.Folder))
        {
            FirmPanel panel = _session.Take(PanelReader.Read(_options.Folder));
            int[] years = PanelOrigins(panel);
            (id, work) = (panel.Id, token => Task.Run(() => Play(panel, years, token), token));
        }
        else
        {
            RegionOrigins origins = RegionOrigins.Read(_session, _options);
            (id, region, work) = (origins.Region.Id, origins.Region, token => origins.PlayAsync(_session, _options, token));
        }

        string folder = _options.Output ?? Path.Combine("results", "backtest-" + id);
        using OutputFolder output = OutputFolder.Begin(folder, BacktestFiles.JsonName);
        BacktestReport report = await CancellableAsync(work, cancellation);
        byte[] json = BacktestFiles.Json(report);
        Write(output.Partial, report, json, region);
        cancellation.ThrowIfCancellationRequested();
        folder = output.Complete(_session, folder);
        if (_options.Json)
        {
            _session.Answer(System.Text.Encoding.UTF8.GetString(json).TrimEnd());
            return ExitCode.Done;
        }

        BacktestView.Print(_session, report, region);
        _session.Answer(_session.Say(BacktestTexts.Took(NumberText.Seconds(clock.Elapsed.TotalSeconds), folder)));
        return ExitCode.Done;
    }

    private static async Task<BacktestReport> CancellableAsync(Func<CancellationToken, Task<BacktestReport>> work, CancellationToken cancellation)
    {
        try
        {
            return await work(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new CommandFailure(ExitCode.Cancelled, CommonTexts.Cancelled);
        }
    }

    private int[] PanelOrigins(FirmPanel panel)
    {
        int[] possible = [.. PanelBacktest.Origins(panel)];
        if (_options.Origins is not { } asked)
        {
            return possible.Length > 0 ? possible : throw TooShort("");
        }

        int[] years = [.. asked.Select(Year).Distinct().Order()];
        return years.All(possible.Contains) ? years : throw TooShort(" (" + string.Join(", ", years.Except(possible)) + ")");

        static CommandFailure TooShort(string named) => new(ExitCode.InvalidInput, BacktestTexts.PanelTooShort(PanelLearning.LeastGrowths, PanelLearning.LeastYears, named));
    }

    /// <summary>A year, or the last day of one.</summary>
    private static int Year(string text)
    {
        string year = text.EndsWith("-12-31", StringComparison.Ordinal) ? text[..^6] : text;
        return year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new CommandFailure(ExitCode.Usage, BacktestTexts.BadOrigin(text));
    }

    private BacktestReport Play(FirmPanel panel, int[] years, CancellationToken cancellation)
    {
        if (panel.Missing > 0)
        {
            _session.Tell(BacktestTexts.Missing(panel.Missing));
        }

        var scores = new List<PanelOriginScores>();
        foreach (int year in years)
        {
            cancellation.ThrowIfCancellationRequested();
            _session.Tell(BacktestTexts.Learning(FormattableString.Invariant($"{year:D4}-12-31")));
            scores.Add(PanelBacktest.At(panel, year, cancellation)!);
        }

        return BacktestReport.Of(panel, scores);
    }

    private void Write(string folder, BacktestReport report, byte[] json, Region? region)
    {
        File.WriteAllBytes(Path.Combine(folder, BacktestFiles.JsonName), json);
        File.WriteAllBytes(Path.Combine(folder, BacktestFiles.CsvName), BacktestFiles.Csv(report));
        if (_options.NoCharts)
        {
            return;
        }

        string charts = Directory.CreateDirectory(Path.Combine(folder, "charts")).FullName;
        foreach (ScoreChart chart in ScoreChart.All(report, f => BacktestView.Name(_session, region, f), _session.Language))
        {
            File.WriteAllBytes(Path.Combine(charts, chart.Name + ".svg"), ChartSvg.Write(chart));
        }
    }
}
