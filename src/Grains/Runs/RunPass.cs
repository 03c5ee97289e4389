using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.ReadOut;

namespace Zyz.Sim.Grains.Runs;

/// <summary>One pass of a run: its batches go out in a bounded wave and their outcomes into a table, those at hand without going out.</summary>
internal sealed class RunPass(IGrainFactory grains, OutcomeStore store, string region, OutcomeTable table, int firstChunk)
{
    /// <summary>Identities checked.</summary>
    public long IdentitiesChecked { get; private set; }

    /// <summary>Identities violated.</summary>
    public long IdentitiesViolated { get; private set; }

    /// <summary>Newcomers beyond their places.</summary>
    public long Unplaced { get; private set; }

    /// <summary>Live enterprise-quarter-replications.</summary>
    public long EnterpriseQuarters { get; private set; }

    /// <summary>Processor time [s].</summary>
    public double ComputeSeconds { get; private set; }

    /// <summary>Why the model could give no number, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Plays all batches.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="wave">Batches under way at once.</param>
    /// <param name="done">Called with the work of each batch that has ended.</param>
    /// <param name="cancelled">No further batch is asked for once it says true.</param>
    public async Task PlayAsync(IEnumerable<BatchPlan.Batch> batches, int wave, Action<long> done, Func<bool> cancelled)
    {
        var underWay = new List<Task>();
        foreach (BatchPlan.Batch batch in batches)
        {
            if (store.Find(BatchName.Of(batch.Order, batch.Town)) is { } known && !batch.Order.Actors)
            {
                Take(batch, known, played: false);
                done(batch.Work);
                continue;
            }

            if (underWay.Count >= wave)
            {
                Task ended = await Task.WhenAny(underWay);
                underWay.Remove(ended);
                await ended;
            }

            if (cancelled() || Failure is not null)
            {
                break;
            }

            underWay.Add(PlayOneAsync(batch, done));
        }

        await Task.WhenAll(underWay);
    }

    private async Task PlayOneAsync(BatchPlan.Batch batch, Action<long> done)
    {
        TownBatchOutcome outcome = await grains.GetGrain<ITownGrain>($"{region}/{batch.Town}").PlayAsync(batch.Order);
        if (outcome.Failure is not null)
        {
            Failure ??= outcome.Failure;
            return;
        }

        Take(batch, outcome, played: true);
        done(batch.Work);
    }

    private void Take(BatchPlan.Batch batch, TownBatchOutcome outcome, bool played)
    {
        int first = (batch.Order.FirstChunk - firstChunk) * DrawAddress.GroupSize;
        table.Hold(batch.Town, first, batch.Order.Chunks * DrawAddress.GroupSize, outcome.Values);
        IdentitiesChecked += outcome.IdentitiesChecked;
        IdentitiesViolated += outcome.IdentitiesViolated;
        Unplaced += outcome.Unplaced;
        EnterpriseQuarters += outcome.EnterpriseQuarters;
        ComputeSeconds += played ? outcome.ComputeSeconds : 0;
    }
}
