using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Zyz.Sim.Contracts;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Attribution;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Reporting;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz counterfactual</c>: a past year with one lever at another intensity.</summary>
internal sealed class CounterfactualVerb(Session session, CounterfactualVerb.Options options)
{
    private const int DefaultReplications = 2000;

    /// <summary>What a person asked of <c>counterfactual</c>.</summary>
    internal sealed record Options(string Vintage, string? Region, int Year, string Lever, string Intensity, string? Town, int Replications, int Threads);

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> vintage = new("VINTAGE") { Description = session.Say(AttributeTexts.Vintage) };
        Option<string?> region = new("--region") { Description = session.Say(HelpTexts.Region), HelpName = "DIR" };
        Option<int?> year = NumberOption.Of<int>(session, "--year", AttributeTexts.Year, "YEAR");
        year.Required = true;
        Option<string> lever = new("--lever") { Description = session.Say(AttributeTexts.Lever), HelpName = "ID", Required = true };
        Option<string> intensity = new("--intensity") { Description = session.Say(AttributeTexts.Intensity), HelpName = "X", Required = true };
        Option<string?> town = new("--town") { Description = session.Say(AttributeTexts.Town), HelpName = "ID" };
        Option<int?> replications = NumberOption.Of<int>(session, "--replications", AttributeTexts.Replications, "N");
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Command command = new("counterfactual", session.Say(AttributeTexts.Counterfactual)) { vintage, region, year, lever, intensity, town, replications, threads };
        command.SetAction((parsed, cancellation) => new CounterfactualVerb(session, new Options(
            parsed.GetRequiredValue(vintage), parsed.GetValue(region), parsed.GetValue(year) ?? 0, parsed.GetRequiredValue(lever), parsed.GetRequiredValue(intensity),
            parsed.GetValue(town), parsed.GetValue(replications) ?? DefaultReplications, parsed.GetValue(threads) ?? 0)).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        new RunOptions { Scenario = "", Replications = options.Replications, Threads = options.Threads }.Check();
        Vintage vintage = VintageFile.Read(options.Vintage).Vintage;
        await using GrainAccess silo = GrainAccess.Begin(session, session.Keeping(new SiloOptions { Threads = options.Threads }), cancellation);
        Region pack = session.Take(RegionReader.Read(RegionFolder.Find(options.Region)));
        (Lever lever, double intensity) = Check(pack, vintage);
        (Plan replayed, Plan changed) = Counterfactual.Plans(vintage, pack, options.Year, lever.Number, intensity, options.Town);
        IGrainFactory grains = await silo.GrainsAsync();
        OutcomeTable was = await OutcomesAsync(grains, replayed, cancellation), then = await OutcomesAsync(grains, changed, cancellation);
        Print(pack, lever, intensity, Counterfactual.Effects(pack, was, then, options.Year - pack.BaseYear));
        return ExitCode.Done;
    }

    private async Task<OutcomeTable> OutcomesAsync(IGrainFactory grains, Plan plan, CancellationToken cancellation)
    {
        byte[] text = PlanText.Write(plan);
        IRunGrain run = grains.GetGrain<IRunGrain>(PlanText.Hash(text));
        await RunWatch.PlayAsync(session, run, new RunRequest(text, options.Replications, 0, 0, false), cancellation);
        return await RunOutcomes.OfAsync(run, plan, cancellation);
    }

    private (Lever Lever, double Intensity) Check(Region pack, Vintage vintage)
    {
        Lever? lever = pack.Levers.FirstOrDefault(l => l.Id == options.Lever || l.Number.ToString(CultureInfo.InvariantCulture) == options.Lever);
        if (lever is null)
        {
            string near = string.Join(", ", NearNames.Of(options.Lever, pack.Levers.Select(l => l.Id)).DefaultIfEmpty(string.Join(", ", pack.Levers.Select(l => l.Id))));
            throw new CommandFailure(ExitCode.InvalidInput, AttributeTexts.NoLever(options.Lever, session.Say(CommonTexts.DidYouMean(near))));
        }

        if (options.Town is { } town && pack.Towns.All(t => t.Id != town))
        {
            throw new CommandFailure(ExitCode.InvalidInput, AttributeTexts.NoTown(town, string.Join(", ", pack.Towns.Select(t => t.Id))));
        }

        if (!double.TryParse(options.Intensity, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double intensity) || !(intensity is >= 0 and <= 1))
        {
            throw new CommandFailure(ExitCode.Usage, AttributeTexts.BadIntensity(options.Intensity));
        }

        int first = pack.BaseYear + 1, last = Counterfactual.LastYear(vintage);
        return options.Year >= first && options.Year <= last ? (lever, intensity) : throw new CommandFailure(ExitCode.Usage, AttributeTexts.BadYear(options.Year, first, last));
    }

    private void Print(Region pack, Lever lever, double intensity, ImmutableArray<(string Entity, Quantiles Replayed, Quantiles Changed, Quantiles Difference)> effects)
    {
        string name = lever.Title.In(session.Language);
        string town = options.Town is { } one ? session.Language == "zh" ? $"（{EntityNames.Entity(pack, one, "zh")}）" : $" in {EntityNames.Entity(pack, one, "en")}" : "";
        TextTable.Print(
            session,
            AttributeTexts.Effect(options.Year.ToString(CultureInfo.InvariantCulture), name, town, NumberText.Named(lever.Today), NumberText.Named(intensity)),
            [AttributeTexts.Entity, AttributeTexts.Observed, AttributeTexts.Changed, AttributeTexts.Difference],
            effects.Select(e => new[] { EntityNames.Entity(pack, e.Entity, session.Language), Band(e.Replayed), Band(e.Changed), Band(e.Difference) }));
        session.Answer(session.Say(AttributeTexts.Assumption(name)));
    }

    private string Band(Quantiles q) => $"{Signed(q.P50)} [{Signed(q.P05)}, {Signed(q.P95)}] {UnitText.In("亿元", session.Language)}";

    private static string Signed(double amount) => (amount < 0 ? "−" : "") + NumberText.Amount(Math.Abs(amount));
}
