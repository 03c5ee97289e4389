using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Projects;

/// <summary>The rules of projects (E9): realisation, gestation, ramp, spillover.</summary>
public static class ProjectRules
{
    /// <summary>Years over which a project spills over to incumbents.</summary>
    public const double SpilloverYears = 5;

    /// <summary>The same in quarters.</summary>
    public const int SpilloverQuarters = 20;

    /// <summary>Largest sum of spillovers [1/year].</summary>
    public const double LargestSpillover = 0.05;

    /// <summary>Share of full output at opening; the ramp is 0.4, 0.7, 1 at 0, 4 and 8 quarters.</summary>
    public const double OpeningShare = 0.4;

    /// <summary>Quarters after opening at which the ramp steps up first.</summary>
    public const int FirstStepQuarters = 4;

    /// <summary>Quarters after opening at which full output is reached.</summary>
    public const int FullQuarters = 8;

    /// <summary>What orders are multiplied by at an age, on the shocks so far: 0.7/0.4 and 1/0.7 at the steps, else 1.</summary>
    /// <param name="ageQuarters">Quarters since opening.</param>
    /// <returns>The factor [1].</returns>
    public static double RampFactor(int ageQuarters) =>
        ageQuarters == FirstStepQuarters ? 0.7 / 0.4 : ageQuarters == FullQuarters ? 1 / 0.7 : 1;

    /// <summary>π with logit π = logit π₀ + b₄ĝ₄.</summary>
    /// <param name="realisation">π₀. In (0, 1).</param>
    /// <param name="slope">b₄ [1].</param>
    /// <param name="gain">ĝ₄ at signing [1].</param>
    /// <returns>Probability that a signed project is built. In (0, 1).</returns>
    public static double Realisation(double realisation, double slope, double gain) =>
        gain == 0 ? realisation : Elementary.Logistic(Elementary.Log(realisation / (1 - realisation)) + slope * gain);

    /// <summary>L = max(2, round(L₀ − ℓ₄ĝ₄ − ℓ₁₀ĝ₁₀ + noise)), halves to even.</summary>
    /// <param name="gestation">L₀ [quarters].</param>
    /// <param name="faster">ℓ₄ĝ₄ + ℓ₁₀ĝ₁₀ at signing [quarters].</param>
    /// <param name="noise">Noise [quarters].</param>
    /// <returns>Quarters from signing to opening. &gt;= 2.</returns>
    public static int GestationQuarters(double gestation, double faster, double noise) =>
        (int)Math.Max(2, Math.Round(gestation - faster + noise, MidpointRounding.ToEven));
}
