using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;

namespace Zyz.Sim.Client;

/// <summary>Fetches the outcomes of a finished run.</summary>
internal static class RunOutcomes
{
    /// <summary>All towns' annual outcomes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The outcomes.</returns>
    public static async Task<OutcomeTable> OfAsync(IRunGrain run, Plan plan, CancellationToken cancellation)
    {
        OutcomeTable? table = null;
        foreach (string town in plan.Region.Towns.Select(t => t.Id))
        {
            OutcomeBlock block = await run.OutcomesAsync(town).WaitAsync(cancellation);
            table ??= new OutcomeTable(
                plan.Region.Towns.Select(t => t.Id), [.. block.Kpis.Select(k => (int)k)], [.. Enumerable.Range(0, block.Years)], block.Replications);
            table.Put(town, 0, block.Replications, block.Values);
        }

        return table!;
    }
}
