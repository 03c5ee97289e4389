using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Scores;

/// <summary>Scores of a probability against what happened. Both are proper: nobody scores better by saying what he does not believe.</summary>
public static class EventScores
{
    /// <summary>Brier score (p − o)². Smaller is better; 0.25 for saying ½ always.</summary>
    /// <param name="probability">p. In [0, 1].</param>
    /// <param name="happened">Whether it happened.</param>
    /// <returns>In [0, 1].</returns>
    public static double Brier(double probability, bool happened)
    {
        double off = Require.InRange(probability, 0, 1) - (happened ? 1 : 0);
        return off * off;
    }

    /// <summary>Log score −ln p of what happened. Smaller is better.</summary>
    /// <param name="probability">p. In [0, 1].</param>
    /// <param name="happened">Whether it happened.</param>
    /// <param name="members">
    /// R, the members p was counted from: p is held in [1/(R + 2), 1 − 1/(R + 2)], since R members cannot tell less; null for a closed
    /// form, then R = 10 000.
    /// </param>
    /// <returns>In (0, ln(R + 2)].</returns>
    public static double Log(double probability, bool happened, int? members)
    {
        double least = 1.0 / ((members ?? 10_000) + 2), p = Math.Clamp(Require.InRange(probability, 0, 1), least, 1 - least);
        return -Elementary.Log(happened ? p : 1 - p);
    }
}
