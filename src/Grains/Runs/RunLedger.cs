using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// A run in the store: its plan, where it stands, its results, and an entry in the log for each thing that befell it. Everything is
/// written so that doing it twice changes nothing.
/// </summary>
/// <param name="run">The run's id: the plan's hash.</param>
/// <param name="state">What is known of it.</param>
/// <param name="store">The store.</param>
internal sealed class RunLedger(string run, IPersistentState<RunState> state, IStore store)
{
    /// <summary>Kinds of documents.</summary>
    public const string PlanKind = "plan", ResultKind = "result";

    /// <summary>The run was asked for.</summary>
    public async Task BeginAsync(RunRequest asked, Plan plan)
    {
        await store.Documents.PutDocumentAsync(PlanKind, run, asked.PlanText);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        RunState known = state.State;
        (known.Region, known.Scenario, known.Replications, known.EpistemicDraws) = (plan.Region.Id, plan.Scenario.Id, asked.Replications, asked.EpistemicDraws);
        (known.Phase, known.Failure, known.Note, known.Actor, known.Changed) = (RunPhase.Playing, null, asked.Note, asked.Actor, now);
        known.Started = state.RecordExists ? known.Started : now;
        await state.WriteStateAsync();
        await LogAsync("run.started", FormattableString.Invariant($"{plan.Region.Id}/{plan.Scenario.Id}, {asked.Replications} replications, {asked.EpistemicDraws} draws"));
    }

    /// <summary>What the run consists of is known.</summary>
    public async Task CutAsync(RunWork work)
    {
        state.State.Passes = [.. work.Main.Concat(work.Epistemic)
            .GroupBy(b => (b.Order.TownHash, b.Town, Pass: KeptChunks.Pass(b.Order)))
            .Select(g => new RunState.TownPass(g.Key.TownHash, g.Key.Town, g.Key.Pass, g.Sum(b => b.Order.Chunks)))];
        await state.WriteStateAsync();
    }

    /// <summary>The run has an answer.</summary>
    public async Task EndAsync(RunRequest asked, RunAnswer answer)
    {
        await store.Documents.PutDocumentAsync(ResultKind, ResultId(asked), answer.ResultText);
        RunState known = state.State;
        known.Answers = [.. known.Answers.Where(a => !Is(a, asked)), new(asked.Replications, asked.EpistemicDraws, DateTimeOffset.UtcNow, answer.ComputeSeconds, answer.EnterpriseQuarters)];
        await EndAsync(RunPhase.Done, null);
    }

    /// <summary>The run has ended without an answer, or been answered from the store.</summary>
    public async Task EndAsync(RunPhase phase, RunFailure? failure)
    {
        (state.State.Phase, state.State.Failure, state.State.Changed) = (phase, failure, DateTimeOffset.UtcNow);
        await state.WriteStateAsync();
        await LogAsync("run." + phase.ToString().ToLowerInvariant(), failure?.Message ?? "");
    }

    /// <summary>The answer the store has, or null.</summary>
    /// <param name="replications">Replications [count].</param>
    /// <param name="draws">Parameter draws [count].</param>
    public async Task<RunAnswer?> FindAnswerAsync(int replications, int draws)
    {
        RunState.KeptAnswer? kept = state.State.Answers.FirstOrDefault(a => a.Replications == replications && a.EpistemicDraws == draws);
        if (kept is null)
        {
            return null;
        }

        string id = ResultId(replications, draws);
        try
        {
            byte[]? text = await store.Documents.GetDocumentAsync(ResultKind, id);
            return text is null ? null : new RunAnswer(text, kept.ComputeSeconds, 0, kept.EnterpriseQuarters, new RunTimes(0, 0, 0, 0), StoredAt: kept.At);
        }
        catch (StoreException damaged) when (damaged.Fault == StoreFault.Damage)
        {
            await store.Documents.RemoveDocumentAsync(ResultKind, id);
            await LogAsync("result.damaged", $"{damaged.Message}: removed, and read out again");
            return null;
        }
    }

    /// <summary>What is known of the run.</summary>
    /// <param name="underWay">Whether it is being played.</param>
    public async Task<RunAbout> AboutAsync(bool underWay)
    {
        RunState known = state.State;
        int stored = 0;
        foreach (IGrouping<(string, string), RunState.TownPass> part in known.Passes.GroupBy(p => (p.Part, p.Pass)))
        {
            int wanted = part.First().Chunks;
            stored += (await store.Chunks.FindChunksAsync(part.Key.Item1, part.Key.Item2)).Count(k => k.Chunk < wanted);
        }

        return new RunAbout(
            run, known.Region, known.Scenario, known.Replications, known.EpistemicDraws, known.Phase, underWay, known.Started, known.Changed,
            stored, known.Passes.Sum(p => p.Chunks), known.Failure, known.Note, known.Actor);
    }

    /// <summary>Hashes of the parts of the plan whose chunks the run uses.</summary>
    public IEnumerable<string> Parts => state.State.Passes.Select(p => p.Part).Distinct(StringComparer.Ordinal);

    /// <summary>Removes the run's results, plan and state; its chunks are the catalogue's to remove, for others may use them.</summary>
    public async Task RemoveAsync(string actor)
    {
        foreach (RunState.KeptAnswer answer in state.State.Answers)
        {
            await store.Documents.RemoveDocumentAsync(ResultKind, ResultId(answer.Replications, answer.EpistemicDraws));
        }

        await store.Documents.RemoveDocumentAsync(PlanKind, run);
        state.State.Actor = actor;
        await LogAsync("run.removed", "");
        await state.ClearStateAsync();
    }

    private static bool Is(RunState.KeptAnswer answer, RunRequest asked) => answer.Replications == asked.Replications && answer.EpistemicDraws == asked.EpistemicDraws;

    private string ResultId(RunRequest asked) => ResultId(asked.Replications, asked.EpistemicDraws);

    private string ResultId(int replications, int draws) => FormattableString.Invariant($"{run}/{replications}/{draws}");

    private Task LogAsync(string action, string detail) =>
        store.Log.LogAsync(new Activity(0, DateTimeOffset.UtcNow, state.State.Actor.Length > 0 ? state.State.Actor : "unknown", action, run, detail));
}
