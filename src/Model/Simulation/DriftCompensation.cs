using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// The enterprise drift m_jt = μ_j − c_jt of one replication (E3): chosen so that at the status quo, limits off, the
/// expected total of the town's orders grows by μ_j, whatever youth, entry, closure, mergers and attracted projects add.
/// </summary>
internal static class DriftCompensation
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double SmallestStep = 0.05; // where entry alone exceeds what μ allows, orders of the others shrink at most to this

    /// <summary>The drifts of 64 replications.</summary>
    /// <param name="composition">Expected weights of the base population.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="drift">μ_j by replication [1/year].</param>
    /// <param name="listed">Expected orders listed projects bring by step, over base output; null for none.</param>
    /// <param name="path">Receives m, step after step, 64 replications each [1/year]; step 0 is not used.</param>
    public static void Fill(CompositionPath composition, ParameterDraws draws, double[] drift, double[]? listed, Span<double> path)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Fill<Lanes8>(composition, draws, drift, listed, path);
        }
        else
        {
            Fill<Lanes4>(composition, draws, drift, listed, path);
        }
    }

    private static void Fill<T>(CompositionPath composition, ParameterDraws draws, double[] drift, double[]? listed, Span<double> path)
        where T : struct, ILanes<T>
    {
        var levels = new double[path.Length]; // Q₀ over expected orders of the quarter before, step after step
        for (int i = 0; i < Lanes; i += T.Width)
        {
            Fill<T>(composition, draws, i, ref drift[0], listed, ref levels[0], ref path[0], path.Length / Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<T>(
        CompositionPath composition, ParameterDraws draws, int i, ref double drift, double[]? listed, ref double levels, ref double path, int steps)
        where T : struct, ILanes<T>
    {
        T P(Parameter p) => T.Load(ref draws[p][0], i);
        T one = T.All(1), step = T.All(Quarter.StepYears), mu = T.Load(ref drift, i), grow = Elementary.Exp(mu * step);
        T entrants = P(Parameter.EntryRate) * T.All(composition.EntrantShare);
        T flow = P(Parameter.ProjectArrivals) * step * P(Parameter.ProjectRealisation)
            * P(Parameter.ProjectRelativeSize) * Elementary.Exp(T.All(0.5) * P(Parameter.ProjectLogSd) * P(Parameter.ProjectLogSd));
        T lost = one - P(Parameter.OrderRetention);
        T spill = P(Parameter.ProjectSpillover) * step / T.All(ProjectRules.SpilloverYears);
        T level = Elementary.Exp(T.All(-1.5) * step * mu), open = T.All(0), flowed = T.All(0), listedSum = T.All(0), counted = T.All(0);
        for (int t = 1; t < steps; t++)
        {
            T.Store(level, ref levels, t * Lanes + i);
            T ramped = T.All(0.4) * level;
            ramped = t > 4 ? ramped + T.All(0.3) * T.Load(ref levels, (t - 4) * Lanes + i) : ramped;
            ramped = t > 8 ? ramped + T.All(0.3) * T.Load(ref levels, (t - 8) * Lanes + i) : ramped;
            T projects = flow * ramped;

            // A listed project counts only above the status-quo flow: up to it, μ already contains it.
            flowed += projects;
            listedSum = listed is null ? listedSum : listedSum + T.All(listed[t]) * level;
            T inside = T.Min(listedSum, flowed);
            projects += inside - counted;
            counted = inside;

            T stay = one - P(Parameter.EntrantDisplacement) * entrants - P(Parameter.ProjectDisplacement) * projects;
            if (t > 1)
            {
                stay = stay - lost * P(Parameter.ClosureRate) * T.All(composition.Closure[t - 1])
                    + P(Parameter.MergerSynergy) * P(Parameter.MergerRate) * T.All(composition.Merger[t - 1]);
            }

            T youth = one + step * P(Parameter.YouthPremium) * T.All(composition.Youth[t]);
            T spilled = T.Min(T.All(ProjectRules.LargestSpillover) * step, spill * open);
            T ratio = T.Max(T.All(SmallestStep), (grow - entrants - projects) / (stay * youth));
            T.Store((Elementary.Log(ratio) - spilled) / step, ref path, t * Lanes + i);
            open += flow * level;
            open = t > ProjectRules.SpilloverQuarters ? open - flow * T.Load(ref levels, (t - ProjectRules.SpilloverQuarters) * Lanes + i) : open;
            level /= grow;
        }
    }
}
