namespace Zyz.Sim.Model.Enterprises;

/// <summary>How closure depends on age (E11).</summary>
public static class ClosureAge
{
    private static readonly double[] FirstYears = [0.25, 1.0, LargestFactor, 1.3, 1.3, 1.25, 1.25];
    private const double LastFactor = 0.7;

    /// <summary>The largest s(a): in the third year.</summary>
    public const double LargestFactor = 1.45;

    /// <summary>Age from which s(a) stays [years].</summary>
    public const int LastYear = 15;

    /// <summary>By how much an age may lie below a whole number and be taken for it [years].</summary>
    public const double Rounding = 1e-9;

    /// <summary>s(a): by completed years of life, then linear to 0.7 at 15 years, flat after.</summary>
    /// <param name="ageYears">Age [years]. &gt;= 0.</param>
    /// <returns>Factor on the closure hazard [1].</returns>
    /// <remarks>docs/model.md E11. Shape: closures by age of Chinese enterprises, SAIC 2013.</remarks>
    public static double Factor(double ageYears)
    {
        int completed = (int)Math.Floor(ageYears + Rounding);
        if (completed < FirstYears.Length)
        {
            return FirstYears[completed];
        }

        double first = FirstYears.Length - 1;
        return completed >= LastYear ? LastFactor : FirstYears[^1] + (LastFactor - FirstYears[^1]) * (completed - first) / (LastYear - first);
    }
}
