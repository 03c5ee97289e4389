using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz runs</c>: what the store holds.</summary>
internal sealed class RunsVerb(Session session, string? remove, bool json)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Option<string?> remove = new("--remove") { Description = session.Say(StoreTexts.Remove), HelpName = "RUN" };
        Option<bool> json = new("--json") { Description = session.Say(StoreTexts.RunsJson) };
        Command command = new("runs", session.Say(StoreTexts.Runs)) { remove, json };
        command.SetAction((parsed, cancellation) => new RunsVerb(session, parsed.GetValue(remove), parsed.GetValue(json)).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (!KeptRuns.HasStore(session))
        {
            return remove is null ? Print([]) : throw new CommandFailure(ExitCode.InvalidInput, StoreTexts.NoRun(remove, session.StorePlace));
        }

        await using GrainAccess silo = GrainAccess.Begin(session, session.Keeping(new SiloOptions()), cancellation);
        IGrainFactory grains = await silo.GrainsAsync();
        RunAbout[] runs = await KeptRuns.ListAsync(grains, cancellation);
        if (remove is null)
        {
            return Print(runs);
        }

        RunAbout run = KeptRuns.Find(session, runs, remove);
        if (run.IsUnderWay)
        {
            throw new CommandFailure(ExitCode.InvalidInput, StoreTexts.IsUnderWay(KeptRuns.Short(run.Run)));
        }

        await grains.GetGrain<IRunCatalogueGrain>(IRunCatalogueGrain.Key).RemoveAsync(run.Run, Session.Actor).WaitAsync(cancellation);
        session.Answer(session.Say(StoreTexts.Removed(KeptRuns.Short(run.Run))));
        return ExitCode.Done;
    }

    private int Print(RunAbout[] runs)
    {
        if (json)
        {
            session.Answer(new JsonArray([.. runs.Select(Json)]).ToJsonString(s_indented));
        }
        else if (runs.Length == 0)
        {
            session.Answer(session.Say(StoreTexts.NoRuns(session.StorePlace)));
        }
        else
        {
            TextTable.Print(session, StoreTexts.RunsTitle, StoreTexts.Headers, runs.Select(r => new[]
            {
                KeptRuns.Short(r.Run), r.Region, r.Scenario, r.Replications.ToString(CultureInfo.InvariantCulture), session.Say(State(r)), Played(r), Time(r.Started), Time(r.Changed), r.Actor,
            }));
        }

        return ExitCode.Done;
    }

    private static JsonNode Json(RunAbout run) => new JsonObject
    {
        ["run"] = run.Run,
        ["region"] = run.Region,
        ["scenario"] = run.Scenario,
        ["replications"] = run.Replications,
        ["epistemicDraws"] = run.EpistemicDraws,
        ["state"] = State(run).En,
        ["chunksStored"] = run.ChunksStored,
        ["chunksWhole"] = run.ChunksWhole,
        ["started"] = run.Started.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["changed"] = run.Changed.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["by"] = run.Actor,
        ["failure"] = run.Failure?.Message,
    };

    private static Text State(RunAbout run) => run switch
    {
        { IsUnderWay: true } => StoreTexts.UnderWay,
        { Phase: RunPhase.Done } => StoreTexts.Done,
        { Phase: RunPhase.Cancelled } => StoreTexts.CancelledState,
        { Phase: RunPhase.Failed } => StoreTexts.FailedState,
        _ => StoreTexts.Unfinished,
    };

    private static string Played(RunAbout run) => run.ChunksWhole == 0 ? "" : FormattableString.Invariant($"{Math.Floor(100.0 * run.ChunksStored / run.ChunksWhole):0} %");

    private static string Time(DateTimeOffset at) => at.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
