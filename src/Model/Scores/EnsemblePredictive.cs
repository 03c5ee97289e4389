namespace Zyz.Sim.Model.Scores;

/// <summary>A forecast as equally likely members: what a simulation gives.</summary>
/// <remarks>
/// Its spread is the mean over pairs of *different* members, so that the score is fair (Ferro 2014): in expectation that of the
/// distribution the members were drawn from, however many there are.
/// </remarks>
public sealed class EnsemblePredictive : Predictive
{
    private readonly double[] sorted;
    private readonly double sum;

    /// <summary>Takes the members.</summary>
    /// <param name="members">The members, in any order. At least one, all finite.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is NaN or infinite.</exception>
    public EnsemblePredictive(ReadOnlySpan<double> members)
    {
        if (members.IsEmpty)
        {
            throw new ArgumentException("a forecast needs a member", nameof(members));
        }

        sorted = members.ToArray();
        foreach (double member in sorted)
        {
            Require.Finite(member);
        }

        Array.Sort(sorted);
        double n = sorted.Length, pairs = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            pairs += (2 * i + 1 - n) * (sorted[i] - sorted[0]);
        }

        Spread = n > 1 ? 2 * pairs / (n * (n - 1)) : 0;
    }

    /// <inheritdoc/>
    public override double Spread { get; }

    /// <inheritdoc/>
    public override int? Members => sorted.Length;

    /// <summary>The members in rising order.</summary>
    public ReadOnlySpan<double> Sorted => sorted;

    /// <summary>Mean of the members.</summary>
    public double Mean => sum / sorted.Length;

    /// <inheritdoc/>
    public override double Distance(double actual)
    {
        double total = 0;
        foreach (double member in sorted)
        {
            total += Math.Abs(member - actual);
        }

        return total / sorted.Length;
    }

    /// <inheritdoc/>
    public override double Distribution(double value)
    {
        int below = Lower(value), equal = Upper(value) - below;
        return (below + 0.5 * equal) / sorted.Length;
    }

    /// <summary>PIT of a figure: its rank among the members, a tie counted half, over one more than the members: never 0 or 1.</summary>
    /// <param name="value">The figure. Finite.</param>
    /// <returns>In (0, 1).</returns>
    public double Rank(double value) => (Lower(value) + 0.5 * (Upper(value) - Lower(value)) + 0.5) / (sorted.Length + 1);

    /// <summary>The member at level·(n + 1), between members linearly: an interval of it holds a further draw as often as it says.</summary>
    /// <param name="level">Level in (0, 1).</param>
    /// <returns>The value; the outermost member beyond them.</returns>
    public override double Quantile(double level)
    {
        double at = Require.InRange(level, 0, 1) * (sorted.Length + 1) - 1;
        int low = (int)Math.Clamp(Math.Floor(at), 0, sorted.Length - 1), high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + Math.Clamp(at - low, 0, 1) * (sorted[high] - sorted[low]);
    }

    private int Lower(double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Upper(double value)
    {
        int at = Lower(value);
        while (at < sorted.Length && sorted[at] == value)
        {
            at++;
        }

        return at;
    }
}
