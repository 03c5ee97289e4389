using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Zyz.Sim.Contracts;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz recalibrate</c>: the figures known on a day into a sealed vintage.</summary>
internal sealed class RecalibrateVerb(Session session, RecalibrateOptions options)
{
    private const int ChunkSize = 64;

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Option<string?> region = new("--region") { Description = session.Say(HelpTexts.Region), HelpName = "DIR" };
        Option<string> asOf = new("--as-of") { Description = session.Say(RecalibrateTexts.AsOf), HelpName = "DATE", Required = true };
        Option<string?> from = new("--from") { Description = session.Say(RecalibrateTexts.From), HelpName = "FILE" };
        Option<int?> members = NumberOption.Of<int>(session, "--members", RecalibrateTexts.Members, "N");
        Option<ulong?> seed = NumberOption.Of<ulong>(session, "--seed", RecalibrateTexts.Seed, "S");
        Option<string?> output = new("--output") { Description = session.Say(RecalibrateTexts.Output), HelpName = "DIR" };
        Option<bool> json = new("--json") { Description = session.Say(RecalibrateTexts.Json) };
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Option<int?> batch = NumberOption.Of<int>(session, "--batch", HelpTexts.Batch, "N");
        Command command = new("recalibrate", session.Say(RecalibrateTexts.Recalibrate)) { region, asOf, from, members, seed, output, json, threads, batch };
        command.SetAction((parsed, cancellation) => new RecalibrateVerb(session, new RecalibrateOptions
        {
            Region = RegionFolder.Find(parsed.GetValue(region)),
            AsOf = parsed.GetRequiredValue(asOf),
            From = parsed.GetValue(from),
            Members = parsed.GetValue(members),
            Seed = parsed.GetValue(seed),
            Output = parsed.GetValue(output),
            Json = parsed.GetValue(json),
            Threads = parsed.GetValue(threads) ?? 0,
            Batch = parsed.GetValue(batch),
        }).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        options.Check();
        await using GrainAccess silo = GrainAccess.Begin(session, session.Keeping(new SiloOptions { Threads = options.Threads }), cancellation);
        Region pack = session.Take(RegionReader.Read(options.Region));
        RecalibrationRequest request = Request(pack);
        string folder = options.Output ?? Path.Combine(options.Region, VintageFile.Folder);
        VintageFile.Prepare(folder);

        byte[] text = RecalibrationText.Write(request);
        IGrainFactory grains = await silo.GrainsAsync();
        IRecalibrationGrain grain = grains.GetGrain<IRecalibrationGrain>($"{pack.Id}/{RecalibrationText.Hash(text)}");
        RecalibrationAnswer answer = await RecalibrationWatch.PlayAsync(session, grain, new RecalibrationOrder(text, ((options.Batch ?? 0) + ChunkSize - 1) / ChunkSize, Session.Actor), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (answer.VintageText.Length == 0)
        {
            throw new CommandFailure(ExitCode.CheckFailed, [.. RecalibrationText.ReadStopped(answer.StoppedText).Select(Stopped), RecalibrateTexts.NothingSealed]);
        }

        Vintage vintage = VintageText.Open(answer.VintageText);
        (string path, bool isNew) = VintageFile.Write(folder, vintage.Id, answer.VintageText);
        string chart = Path.ChangeExtension(path, ".svg");
        File.WriteAllBytes(chart, ChartSvg.Write(ContractionChart.Of(vintage, pack, session.Language)));
        if (options.Json)
        {
            session.Answer(VintageView.Json(vintage, path));
            return ExitCode.Done;
        }

        VintageView.Print(session, pack, vintage);
        session.Answer(session.Say(RecalibrateTexts.Hash(VintageText.SealOf(answer.VintageText))));
        if (!isNew)
        {
            session.Answer(session.Say(RecalibrateTexts.AlreadyThere(path)));
        }

        session.Answer(session.Say(RecalibrateTexts.Written(path, chart, NumberText.Seconds(answer.WallSeconds))));
        return ExitCode.Done;
    }

    private RecalibrationRequest Request(Region pack)
    {
        if (!PublicationDate.TryParse(options.AsOf, out DateOnly parsed))
        {
            throw new CommandFailure(ExitCode.Usage, RecalibrateTexts.BadDay(options.AsOf));
        }

        string day = PublicationDate.ToIso(parsed), first = string.Create(CultureInfo.InvariantCulture, $"{pack.BaseYear:D4}-12-31");
        if (string.CompareOrdinal(day, first) < 0)
        {
            throw new CommandFailure(ExitCode.Usage, RecalibrateTexts.TooEarly(day, first));
        }

        Vintage? parent = options.From is null ? null : VintageFile.Read(options.From).Vintage;
        if (parent is not null)
        {
            CheckParent(pack, parent, day);
        }

        RecalibrationRequest request = RecalibrationRequest.Of(pack, day, parent?.Posterior.Members ?? options.Members ?? RecalibrateOptions.DefaultMembers, options.Seed, parent);
        ImmutableArray<ObservedFigure> dependent = LinearDependence.Find(request.History.Region, request.Figures);
        return dependent.IsEmpty ? request : throw new CommandFailure(ExitCode.InvalidInput, RecalibrateTexts.Dependent(string.Join("; ", dependent)));
    }

    private void CheckParent(Region pack, Vintage parent, string day)
    {
        if (parent.History.Region.Id != pack.Id)
        {
            throw new CommandFailure(ExitCode.InvalidInput, RecalibrateTexts.CannotStart(parent.Id, $"{parent.History.Region.Id} ≠ {pack.Id}"));
        }

        if (options.Members is { } asked && asked != parent.Posterior.Members)
        {
            throw new CommandFailure(ExitCode.Usage, RecalibrateTexts.OtherMembers(parent.Posterior.Members));
        }

        if (string.CompareOrdinal(parent.AsOf, day) > 0)
        {
            throw new CommandFailure(ExitCode.Usage, RecalibrateTexts.LaterParent(parent.Id, day));
        }

        ImmutableArray<Observation> corrections = FigureSelection.Corrections(pack, day, [.. parent.TakenInBefore, .. parent.Figures.Select(f => f.Figure)]);
        if (!corrections.IsEmpty)
        {
            throw new CommandFailure(ExitCode.InvalidInput, [.. corrections.Select(c => RecalibrateTexts.Corrected(VintageView.Name(pack, c, session.Language)))]);
        }
    }

    private static Text Stopped(Implausibility far) => RecalibrateTexts.Stopped(
        far.Figure.ToString(), $"{NumberText.Amount(far.Figure.Unscale(far.Expected))} {far.Figure.Figure.Unit}", far.Score);
}
