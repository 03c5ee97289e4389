namespace Zyz.Sim.Model.Attribution;

/// <summary>
/// Shapley values: what each component adds, averaged over all orders in which the components can change. Parts always sum to the
/// whole, whatever the components do to each other (Shapley 1953).
/// </summary>
public static class Coalitions
{
    /// <summary>Most components [count]: 2⁶ coalitions are 64 plans to play.</summary>
    public const int MostPlayers = 6;

    /// <summary>k!: over it, parts of whole numbers are whole numbers.</summary>
    /// <param name="players">Components [count]. In [0, 6].</param>
    /// <returns>The factorial.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too many.</exception>
    public static long Denominator(int players)
    {
        if (players is < 0 or > MostPlayers)
        {
            throw new ArgumentOutOfRangeException(nameof(players), players, $"must lie in [0, {MostPlayers}]");
        }

        long factorial = 1;
        for (int i = 2; i <= players; i++)
        {
            factorial *= i;
        }

        return factorial;
    }

    /// <summary>Parts of a count, exactly.</summary>
    /// <param name="values">Value of each coalition; bit i of its index says whether component i has changed. Length 2^k.</param>
    /// <returns>By component, its part times k!. They sum to (last − first) times k!.</returns>
    /// <exception cref="ArgumentException">The length is no power of two.</exception>
    public static long[] Parts(ReadOnlySpan<long> values)
    {
        int players = Players(values.Length);
        var parts = new long[players];
        for (int player = 0; player < players; player++)
        {
            for (int coalition = 0; coalition < values.Length; coalition++)
            {
                if ((coalition >> player & 1) == 0)
                {
                    parts[player] += Orders(players, coalition) * (values[coalition | 1 << player] - values[coalition]);
                }
            }
        }

        return parts;
    }

    /// <summary>Parts of a number.</summary>
    /// <param name="values">Value of each coalition, as in <see cref="Parts(ReadOnlySpan{long})"/>; finite.</param>
    /// <returns>By component, its part. They sum to last − first, but for rounding.</returns>
    /// <exception cref="ArgumentException">The length is no power of two, or a value is no number.</exception>
    public static double[] Parts(ReadOnlySpan<double> values)
    {
        int players = Players(values.Length);
        long all = Denominator(players);
        var parts = new double[players];
        for (int player = 0; player < players; player++)
        {
            double sum = 0;
            for (int coalition = 0; coalition < values.Length; coalition++)
            {
                if ((coalition >> player & 1) == 0)
                {
                    sum += Orders(players, coalition) * (Require.Finite(values[coalition | 1 << player]) - Require.Finite(values[coalition]));
                }
            }

            parts[player] = sum / all;
        }

        return parts;
    }

    /// <summary>Orders in which exactly those of a coalition have changed before one more does: |S|!·(k − |S| − 1)!.</summary>
    private static long Orders(int players, int coalition)
    {
        int changed = System.Numerics.BitOperations.PopCount((uint)coalition);
        return Denominator(changed) * Denominator(players - changed - 1);
    }

    private static int Players(int coalitions)
    {
        int players = System.Numerics.BitOperations.Log2((uint)Math.Max(coalitions, 1));
        return coalitions == 1 << players && players <= MostPlayers
            ? players
            : throw new ArgumentException($"{coalitions} coalitions are not those of 0 to {MostPlayers} components", nameof(coalitions));
    }
}
