using System.Collections.Immutable;
using System.CommandLine;
using Zyz.Sim.Contracts;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Attribution;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz attribute</c>: why a forecast moved from one vintage to another.</summary>
internal sealed class AttributeVerb(Session session, AttributeVerb.Options options)
{
    private const int DefaultReplications = 2000;

    /// <summary>What a person asked of <c>attribute</c>.</summary>
    internal sealed record Options(
        string Earlier, string Later, string? Region, string? ScenarioBefore, string? ScenarioAfter, string? StoredBefore, int Replications, int Threads, string? Output, bool Json);

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> earlier = new("VINTAGE_A") { Description = session.Say(AttributeTexts.Earlier) };
        Argument<string> later = new("VINTAGE_B") { Description = session.Say(AttributeTexts.Later) };
        Option<string?> region = new("--region") { Description = session.Say(HelpTexts.Region), HelpName = "DIR" };
        Option<string?> before = new("--scenario-a") { Description = session.Say(AttributeTexts.ScenarioBefore), HelpName = "FILE" };
        Option<string?> after = new("--scenario-b") { Description = session.Say(AttributeTexts.ScenarioAfter), HelpName = "FILE" };
        Option<string?> stored = new("--stored-a") { Description = session.Say(AttributeTexts.StoredBefore), HelpName = "DIR" };
        Option<int?> replications = NumberOption.Of<int>(session, "--replications", AttributeTexts.Replications, "N");
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Option<string?> output = new("--output") { Description = session.Say(AttributeTexts.Output), HelpName = "DIR" };
        Option<bool> json = new("--json") { Description = session.Say(AttributeTexts.Json) };
        Command command = new("attribute", session.Say(AttributeTexts.Attribute)) { earlier, later, region, before, after, stored, replications, threads, output, json };
        command.SetAction((parsed, cancellation) => new AttributeVerb(session, new Options(
            parsed.GetRequiredValue(earlier), parsed.GetRequiredValue(later), parsed.GetValue(region), parsed.GetValue(before), parsed.GetValue(after), parsed.GetValue(stored),
            parsed.GetValue(replications) ?? DefaultReplications, parsed.GetValue(threads) ?? 0, parsed.GetValue(output), parsed.GetValue(json))).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        new RunOptions { Scenario = "", Replications = options.Replications, Threads = options.Threads }.Check();
        Vintage earlier = VintageFile.Read(options.Earlier).Vintage, later = VintageFile.Read(options.Later).Vintage;
        await using GrainAccess silo = GrainAccess.Begin(session, session.Keeping(new SiloOptions { Threads = options.Threads }), cancellation);
        string folder = RegionFolder.Find(options.Region);
        Region pack = session.Take(RegionReader.Read(folder));
        Scenario before = ReadScenario(options.ScenarioBefore ?? Path.Combine(folder, "baseline.yaml"), pack);
        Scenario after = options.ScenarioAfter is { } file ? ReadScenario(file, pack) : before;
        MixedPlans plans = Mixed(earlier, later, pack, before, after);
        FigureChanges figures = FigureChanges.Between(earlier, later);
        IGrainFactory grains = await silo.GrainsAsync();
        int coalitions = 1 << plans.Differing.Length;
        RunResult? stored = options.StoredBefore is { } at ? ReadStored(at, earlier) : null;
        int replications = stored?.Replications ?? options.Replications;

        var more = new List<Plan>();
        if (figures.IsMixed && later.Parent is null)
        {
            Plan last = plans.At(coalitions - 1);
            more.Add(plans.At(Without(plans, AttributionComponent.Parameters, AttributionComponent.Shocks)));
            foreach (bool revisions in new[] { true, false })
            {
                Vintage one = await RecalibrateAsync(grains, FigureChanges.LeaveOut(earlier, later, revisions), cancellation);
                more.Add(last with { Ensemble = one.Posterior with { Vintage = null } });
            }
        }

        RunResult[] results = await PlanSeries.PlayAsync(
            session, grains, [.. Enumerable.Range(0, coalitions).Select(plans.At), .. more, .. stored is null ? [] : new[] { Plan(earlier, pack, before) }], replications, cancellation);
        ImmutableArray<TargetAttribution> targets = TargetAttribution.Of(results[..coalitions]);
        var told = new AttributionReport(earlier.Id, later.Id, plans.Differing, targets, figures, Split(plans, targets, results, coalitions, more.Count), stored, stored is null ? null : results[^1]);
        cancellation.ThrowIfCancellationRequested();
        AttributionView.Show(session, pack, told, options.Output, options.Json);
        return ExitCode.Done;
    }

    /// <summary>The coalition of all components but some.</summary>
    private static int Without(MixedPlans plans, params AttributionComponent[] left) =>
        plans.Differing.Select((c, i) => left.Contains(c) ? 0 : 1 << i).Sum();

    private static ImmutableArray<PosteriorSplit?> Split(MixedPlans plans, ImmutableArray<TargetAttribution> targets, RunResult[] results, int coalitions, int more)
    {
        if (more == 0)
        {
            return [];
        }

        int[] posterior = [.. plans.Differing.Select((c, i) => c is AttributionComponent.Parameters or AttributionComponent.Shocks ? i : -1).Where(i => i >= 0)];
        double Probability(int run, string target) => results[run].Targets.Single(t => t.Id == target).Probability!.Hits / (double)results[run].Replications;
        return
        [
            .. targets.Select(t => t.HitsBefore is null ? (PosteriorSplit?)null : PosteriorSplit.Of(
                Probability(coalitions, t.Target), Probability(coalitions + 1, t.Target), Probability(coalitions + 2, t.Target), Probability(coalitions - 1, t.Target),
                posterior.Sum(i => t.ProbabilityParts[i]))),
        ];
    }

    private async Task<Vintage> RecalibrateAsync(IGrainFactory grains, RecalibrationRequest request, CancellationToken cancellation)
    {
        byte[] text = RecalibrationText.Write(request);
        IRecalibrationGrain grain = grains.GetGrain<IRecalibrationGrain>($"{request.History.Region.Id}/{RecalibrationText.Hash(text)}");
        RecalibrationAnswer answer = await RecalibrationWatch.PlayAsync(session, grain, new RecalibrationOrder(text, 0), cancellation);
        return answer.VintageText.Length > 0
            ? VintageText.Open(answer.VintageText)
            : throw new CommandFailure(ExitCode.CheckFailed, RecalibrateTexts.NothingSealed);
    }

    private static MixedPlans Mixed(Vintage earlier, Vintage later, Region pack, Scenario before, Scenario after)
    {
        try
        {
            return MixedPlans.Of(Plan(earlier, pack, before), Plan(later, pack, after));
        }
        catch (ArgumentException unfit)
        {
            throw new CommandFailure(ExitCode.InvalidInput, AttributeTexts.Refused(unfit.Message));
        }
    }

    private static Plan Plan(Vintage vintage, Region pack, Scenario scenario) => VintagePlan.Of(vintage, pack, scenario);

    private Scenario ReadScenario(string file, Region pack) => session.Take(ScenarioReader.Read(ScenarioFile.Find(file), pack));

    private RunResult ReadStored(string folder, Vintage earlier)
    {
        string file = Path.Combine(folder, "results.json");
        RunResult stored = File.Exists(file) ? ResultText.Read(ClientFile.Read(file)) : throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.NoFile(file));
        return stored.Vintage == earlier.Id ? stored : throw new CommandFailure(ExitCode.InvalidInput, AttributeTexts.StoredIsOther(folder, $"{stored.Vintage} ≠ {earlier.Id}"));
    }
}
