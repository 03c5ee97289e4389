using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.ReadOut;

namespace Zyz.Sim.Grains.Runs;

/// <summary>One pass of a run: its batches go out in a bounded wave and their outcomes into a table, those at hand without going out.</summary>
/// <param name="tools">What playing needs of the silo.</param>
/// <param name="region">Region id.</param>
/// <param name="planText">The plan, told to the region again where its silo was lost.</param>
/// <param name="table">Receives the outcomes.</param>
/// <param name="placed">Where batches are under way, of this pass and of others of its run; null for a pass alone.</param>
internal sealed class RunPass(RunTools tools, string region, byte[] planText, OutcomeTable table, EvenSpread? placed = null)
{
    private const int LeftAtTheEnd = 2;
    private readonly EvenSpread spread = placed ?? new(tools.Width);
    private readonly TaskCompletionSource ending = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Identities checked.</summary>
    public long IdentitiesChecked { get; private set; }

    /// <summary>Identities violated.</summary>
    public long IdentitiesViolated { get; private set; }

    /// <summary>Newcomers beyond their places.</summary>
    public long Unplaced { get; private set; }

    /// <summary>Live enterprise-quarter-replications.</summary>
    public long EnterpriseQuarters { get; private set; }

    /// <summary>Those of them that were played for this run, and not taken from a store or from memory.</summary>
    public long PlayedQuarters { get; private set; }

    /// <summary>Processor time [s].</summary>
    public double ComputeSeconds { get; private set; }

    /// <summary>Why there is no number, or null.</summary>
    public RunFailure? Failure { get; private set; }

    /// <summary>
    /// Ends when few batches of the pass are left, two for each core: what another pass asks for now finds idle cores as they come, and
    /// does not get before the last of this one. (Asked for right behind it, batches do: a pass waited for 1 ms of its work for 365 ms.)
    /// </summary>
    public Task Ending => ending.Task;

    /// <summary>Plays all batches.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="wave">Batches under way at once.</param>
    /// <param name="done">Called with the work of each batch that has ended.</param>
    /// <param name="cancelled">No further batch is asked for once it says true.</param>
    public async Task PlayAsync(IEnumerable<BatchPlan.Batch> batches, int wave, Action<long> done, Func<bool> cancelled)
    {
        var underWay = new List<Task>();
        try
        {
            await AskAsync(batches, wave, done, cancelled, underWay);
            while (underWay.Count > LeftAtTheEnd * tools.Width.Threads)
            {
                await EndOneAsync(underWay);
            }
        }
        finally
        {
            ending.SetResult();
        }

        await Task.WhenAll(underWay);
    }

    private async Task AskAsync(IEnumerable<BatchPlan.Batch> batches, int wave, Action<long> done, Func<bool> cancelled, List<Task> underWay)
    {
        foreach (BatchPlan.Batch batch in batches)
        {
            if (!batch.Order.Actors && tools.AtHand.Find(BatchName.Of(batch.Order, batch.Town)) is { } known && (known.Stored || !batch.Order.Keep))
            {
                Take(batch, known, played: false);
                done(batch.Work);
                continue;
            }

            if (underWay.Count >= wave)
            {
                await EndOneAsync(underWay);
            }

            if (cancelled() || Failure is not null)
            {
                break;
            }

            underWay.Add(PlayOneAsync(batch, done, cancelled));
        }
    }

    private static async Task EndOneAsync(List<Task> underWay)
    {
        Task ended = await Task.WhenAny(underWay);
        underWay.Remove(ended);
        await ended;
    }

    private async Task PlayOneAsync(BatchPlan.Batch batch, Action<long> done, Func<bool> cancelled)
    {
        TownBatchOutcome outcome;
        try
        {
            string name = FormattableString.Invariant($"{(batch.Order.Epistemic ? "epistemic" : "main")} pass of {batch.Town}, chunks {batch.Order.FirstChunk} to {batch.Order.FirstChunk + batch.Order.Chunks - 1}");
            outcome = await Patience.TryAsync(name, () => spread.PlaceAsync(() => tools.Grains.GetGrain<ITownGrain>($"{region}/{batch.Town}").PlayAsync(batch.Order)), RetriedAsync, () => cancelled() || Failure is not null);
        }
        catch (GivenUpException given)
        {
            Failure ??= cancelled() ? null : new RunFailure("cluster", given.Message); // a cancelled run has not failed
            return;
        }

        if (outcome.Failure is { } why)
        {
            Failure ??= new RunFailure("model", why);
            return;
        }

        Take(batch, outcome, played: true);
        done(batch.Work);
    }

    private async Task RetriedAsync(Exception fault)
    {
        tools.Meters.Retried(fault);
        if (fault is InvalidOperationException)
        {
            try
            {
                await tools.Grains.GetGrain<IRegionGrain>(region).KeepPlanAsync(new PlanDocument(planText)); // it may have been on the silo that was lost
            }
            catch (Exception again) when (again is OrleansException or TimeoutException)
            {
                // the next attempt will miss the plan too, and tell it again
            }
        }
    }

    private void Take(BatchPlan.Batch batch, TownBatchOutcome outcome, bool played)
    {
        int first = batch.Order.FirstChunk * DrawAddress.GroupSize;
        table.Hold(batch.Town, first, outcome.Chunks);
        IdentitiesChecked += outcome.IdentitiesChecked;
        IdentitiesViolated += outcome.IdentitiesViolated;
        Unplaced += outcome.Unplaced;
        EnterpriseQuarters += outcome.EnterpriseQuarters;
        PlayedQuarters += played ? outcome.PlayedQuarters : 0;
        ComputeSeconds += played ? outcome.ComputeSeconds : 0;
    }
}
