using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Client;

/// <summary>Whether outcomes of every replication can be asked of a cluster: those of a town come as one message.</summary>
internal static class MessageRoom
{
    /// <summary>Refuses what cannot come back, before anything is computed.</summary>
    /// <param name="session">Says whether there is a cluster.</param>
    /// <param name="replications">Replications [count].</param>
    /// <param name="years">Simulated years [count].</param>
    /// <exception cref="CommandFailure">It would not fit.</exception>
    public static void Check(Session session, int replications, int years)
    {
        int most = MessageLimits.MostReplications(TownOutcomes.PlaneCount, years + 1);
        if (session.Connect.Length > 0 && replications > most)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.TooManyForAMessage(replications, most));
        }
    }
}
