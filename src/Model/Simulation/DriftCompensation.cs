using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// The enterprise drift m_jt = μ_j − c_jt of one replication (E3): chosen so that at the status quo, limits off, the
/// expected total of the town's orders grows by μ_j, whatever youth, entry, closure, mergers and attracted projects add.
/// </summary>
internal static class DriftCompensation
{
    /// <summary>The five parts of status-quo growth that the drift makes room for.</summary>
    /// <param name="composition">Expected weights of the base population.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="lane">Replication in the group.</param>
    /// <param name="drift">μ_j [1/year].</param>
    /// <param name="listed">Expected orders listed projects bring by step, over base output; null for none.</param>
    /// <param name="path">Receives m by step [1/year]; element 0 is not used.</param>
    public static void Fill(CompositionPath composition, ParameterDraws draws, int lane, double drift, double[]? listed, Span<double> path)
    {
        double P(Parameter p) => draws.At(p, lane);
        double step = Quarter.StepYears, grow = Elementary.Exp(drift * step);
        double entrants = P(Parameter.EntryRate) * composition.EntrantShare;
        double logSd = P(Parameter.ProjectLogSd);
        double flow = P(Parameter.ProjectArrivals) * step * P(Parameter.ProjectRealisation)
            * P(Parameter.ProjectRelativeSize) * Elementary.Exp(0.5 * logSd * logSd);
        double lost = 1 - P(Parameter.OrderRetention), synergy = P(Parameter.MergerSynergy);
        double spill = P(Parameter.ProjectSpillover) * step / Projects.ProjectRules.SpilloverYears;

        double level = Elementary.Exp(-1.5 * step * drift), open = 0, flowed = 0, listedSum = 0, counted = 0, counting = 0;
        Span<double> levels = stackalloc double[path.Length];
        for (int t = 1; t < path.Length; t++)
        {
            levels[t] = level; // Q₀ over expected orders of the quarter before
            double ramped = 0.4 * level + (t > 4 ? 0.3 * levels[t - 4] : 0) + (t > 8 ? 0.3 * levels[t - 8] : 0);
            double projects = flow * ramped;

            // A listed project counts only above the status-quo flow: up to it, μ already contains it.
            flowed += projects;
            listedSum += listed is null ? 0 : listed[t] * level;
            double inside = Math.Min(listedSum, flowed);
            counting = inside - counted;
            counted = inside;
            projects += counting;

            double leaving = t == 1 ? 0 : lost * P(Parameter.ClosureRate) * composition.Closure[t - 1] - synergy * composition.Merger[t - 1];
            double stay = 1 - leaving - P(Parameter.EntrantDisplacement) * entrants - P(Parameter.ProjectDisplacement) * projects;
            double youth = 1 + step * P(Parameter.YouthPremium) * composition.Youth[t];
            double spilled = Math.Min(spill * open, Projects.ProjectRules.LargestSpillover * step);
            path[t] = (Elementary.Log((grow - entrants - projects) / (stay * youth)) - spilled) / step;
            open += flow * level - (t > Projects.ProjectRules.SpilloverQuarters ? flow * levels[t - Projects.ProjectRules.SpilloverQuarters] : 0);
            level /= grow;
        }
    }
}
