using System.Globalization;
using Zyz.Sim.Contracts;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Scores;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary>A region's forecasts from several days, each with the pack as known on that day.</summary>
/// <param name="Region">The region with all publications.</param>
/// <param name="Scenario">Its base scenario.</param>
/// <param name="Days">The days, ISO dates, rising.</param>
internal sealed record RegionOrigins(Region Region, Scenario Scenario, string[] Days)
{
    private const int ChunkSize = 64, DefaultReplications = 2048;

    /// <summary>Reads the pack and finds the days.</summary>
    /// <exception cref="CommandFailure">A file is missing or wrong, or a day is no day.</exception>
    public static RegionOrigins Read(Session session, BacktestOptions options)
    {
        string file = Path.Combine(options.Folder, "baseline.yaml");
        Region region = session.Take(RegionReader.Read(options.Folder));
        if (!File.Exists(file))
        {
            throw new CommandFailure(ExitCode.InvalidInput, BacktestTexts.NoBaseline(options.Folder));
        }

        Scenario scenario = session.Take(ScenarioReader.Read(file, region));
        string[] listed = session.Take(OriginsReader.Read(options.Folder));
        string[] days = options.Origins is { } asked ? [.. asked.Distinct().Order(StringComparer.Ordinal)] : listed.Length > 0 ? listed : NewYears(region);
        foreach (string day in days)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                throw new CommandFailure(ExitCode.Usage, BacktestTexts.BadOrigin(day));
            }

            if (string.CompareOrdinal(day, FormattableString.Invariant($"{region.BaseYear:D4}-12-31")) < 0)
            {
                throw new CommandFailure(ExitCode.Usage, BacktestTexts.BeforeBase(day, region.BaseYear));
            }
        }

        return new RegionOrigins(region, scenario, days);
    }

    /// <summary>Plays every day through the grains and scores what was published later.</summary>
    public async Task<BacktestReport> PlayAsync(Session session, BacktestOptions options, CancellationToken cancellation)
    {
        await using GrainAccess silo = GrainAccess.Begin(session, new SiloOptions { Threads = options.Threads }, cancellation);
        IGrainFactory grains = await silo.GrainsAsync();
        int replications = options.Replications ?? DefaultReplications;
        string[] days = [.. Days.Where(d => RegionBacktest.Later(Region, d).Length > 0)];
        var plans = new Plan[days.Length];
        for (int i = 0; i < days.Length; i++)
        {
            plans[i] = options.Vintages ? await PlanFromVintageAsync(session, grains, days[i], cancellation) : PlanOn(days[i]);
        }

        RunRequest[] requests = [.. plans.Select(plan => new RunRequest(PlanText.Write(plan), replications, 0, 0, false))];
        IRunGrain[] runs = [.. requests.Select(r => grains.GetGrain<IRunGrain>(PlanText.Hash(r.PlanText)))];
        await RunWatch.PlayAllAsync(session, [.. runs.Zip(requests)], cancellation);
        var figures = new List<ScoredFigure>();
        var bounds = new List<BoundFigure>();
        for (int i = 0; i < runs.Length; i++)
        {
            OutcomeTable table = await RunOutcomes.OfAsync(runs[i], plans[i], cancellation);
            (var scored, var more) = RegionBacktest.At(Region, plans[i], table);
            figures.AddRange(scored);
            bounds.AddRange(more);
        }

        return new BacktestReport
        {
            Id = Region.Id,
            Title = Region.Title,
            Seed = Scenario.Seed,
            Members = replications,
            Origins = [.. Days],
            Summaries = figures.Exists(f => !f.InPack) ? [ScoreSummary.Of("region", figures.Where(f => !f.InPack), null, Scenario.Seed)] : [],
            Figures = [.. figures],
            Bounds = [.. bounds],
            LeftOut = RegionBacktest.LeftOut(Region, Days[0]),
        };
    }

    private Scenario On(string day) =>
        RegionBacktest.On(Scenario, day, Math.Max(RegionBacktest.Later(Region, day).Max(f => f.Year), Region.BaseYear + 1));

    /// <summary>The plan of a day: what was published later is dropped.</summary>
    private Plan PlanOn(string day) => Plan.From(Region, On(day));

    /// <summary>The same from the vintage of the day, made of the figures known on it and of nothing else.</summary>
    private async Task<Plan> PlanFromVintageAsync(Session session, IGrainFactory grains, string day, CancellationToken cancellation)
    {
        RecalibrationRequest request = RecalibrationRequest.Of(Region, day, RecalibrateOptions.DefaultMembers, null, null);
        if (request.Figures.IsEmpty)
        {
            return PlanOn(day);
        }

        byte[] text = RecalibrationText.Write(request);
        IRecalibrationGrain grain = grains.GetGrain<IRecalibrationGrain>($"{Region.Id}/{RecalibrationText.Hash(text)}");
        RecalibrationAnswer answer = await RecalibrationWatch.PlayAsync(session, grain, new RecalibrationOrder(text, 0), cancellation);
        if (answer.VintageText.Length == 0)
        {
            session.Tell(BacktestTexts.Stopped(day, RecalibrationText.ReadStopped(answer.StoppedText)[0].Figure.ToString()));
            return PlanOn(day);
        }

        return VintagePlan.Of(VintageText.Open(answer.VintageText), Region, On(day) with { Hindsight = false });
    }

    private static string[] NewYears(Region region)
    {
        string last = region.Observations.Select(o => o.Published).DefaultIfEmpty("").Max(StringComparer.Ordinal)!;
        IEnumerable<string> later = Enumerable.Range(region.BaseYear + 1, 200).Select(y => FormattableString.Invariant($"{y:D4}-01-01")).TakeWhile(d => string.CompareOrdinal(d, last) < 0);
        return [FormattableString.Invariant($"{region.BaseYear:D4}-12-31"), .. later.Skip(1)];
    }
}
