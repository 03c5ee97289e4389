using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Bench.Workload;

/// <summary>
/// Workload W: enterprises of eight towns whose logarithm of size takes steps with common and own shocks under a cap. Not the
/// model, but its cheapest honest relative, and the same arithmetic in every language it is written in (docs/performance.md).
/// </summary>
/// <remarks>Arrays never move: the references written in C read them where they are.</remarks>
internal sealed class World
{
    /// <summary>Towns [count].</summary>
    public const int Towns = 8;

    /// <summary>Low key word of every draw; the high one is the enterprise.</summary>
    public const uint Seed = 12345;

    /// <summary>A world.</summary>
    /// <param name="enterprises">Enterprises [count].</param>
    /// <param name="steps">Steps [count]. At most 64.</param>
    /// <param name="replications">Replications [count].</param>
    public World(int enterprises, int steps, int replications)
    {
        (Enterprises, Steps, Replications, Padded) = (enterprises, steps, replications, (replications + 63) / 64 * 64);
        (Start, Scale, OnMacro, OnTown, Cap) = (New(enterprises), New(enterprises), New(enterprises), New(enterprises), New(enterprises));
        (Drift, Macro, Town) = (New(enterprises * steps), New(steps * Padded), New(Towns * steps * Padded));
        (Output, Counts) = (New(Town.Length), New(Town.Length));
        for (int e = 0; e < enterprises; e++)
        {
            double sigma = 0.04 + (0.06 * Frac(e * 0.7548776662466927));
            Start[e] = 1.5 + (3 * Frac(e * 0.6180339887498949));
            Scale[e] = sigma / Math.Sqrt(2);
            OnMacro[e] = 0.5 + Frac(e * 0.5698402909980532);
            OnTown[e] = 0.8 + (0.4 * Frac(e * 0.3247179572447461));
            Cap[e] = Start[e] + 0.5;
            for (int t = 0; t < steps; t++)
            {
                Drift[(e * steps) + t] = 0.004 + (e % 5 == 0 && t >= 4 ? 0.01 : 0) - (0.5 * sigma * sigma);
            }
        }

        for (int t = 0; t < steps; t++)
        {
            for (int r = 0; r < Padded; r++)
            {
                Macro[(t * Padded) + r] = 0.015 * Normal(0xFFFFFFFF, r, t);
                for (int k = 0; k < Towns; k++)
                {
                    Town[(((k * steps) + t) * Padded) + r] = 0.02 * Normal(0xFFFFFF00 + (uint)k, r, t);
                }
            }
        }
    }

    /// <summary>Enterprises [count].</summary>
    public int Enterprises { get; }

    /// <summary>Steps [count].</summary>
    public int Steps { get; }

    /// <summary>Replications [count].</summary>
    public int Replications { get; }

    /// <summary>Replications with those that fill the last block of 64 [count].</summary>
    public int Padded { get; }

    /// <summary>Blocks of 64 replications [count].</summary>
    public int Blocks => Padded / 64;

    /// <summary>Enterprise-steps in all replications [count].</summary>
    public double Size => (double)Enterprises * Steps * Replications;

    /// <summary>ln of size at the start, by enterprise.</summary>
    public double[] Start { get; }

    /// <summary>Scale of the own Laplace shock, by enterprise.</summary>
    public double[] Scale { get; }

    /// <summary>What the macro shock does to it, by enterprise.</summary>
    public double[] OnMacro { get; }

    /// <summary>What its town's shock does to it, by enterprise.</summary>
    public double[] OnTown { get; }

    /// <summary>Largest ln of size, by enterprise.</summary>
    public double[] Cap { get; }

    /// <summary>Drift by enterprise and step.</summary>
    public double[] Drift { get; }

    /// <summary>Macro shocks by step and replication.</summary>
    public double[] Macro { get; }

    /// <summary>Town shocks by town, step and replication.</summary>
    public double[] Town { get; }

    /// <summary>Receives sums of sizes by town, step and replication.</summary>
    public double[] Output { get; }

    /// <summary>Receives how many are above 10, and 65 536 for each above 50, by town, step and replication.</summary>
    public double[] Counts { get; }

    /// <summary>The first enterprise of a town.</summary>
    public int FirstOf(int town) => (int)((long)Enterprises * town / Towns);

    /// <summary>Mean over replications, at the last step, of the sum of sizes and of both counts.</summary>
    public WorldCheck Check()
    {
        double output = 0, ten = 0, fifty = 0;
        for (int k = 0; k < Towns; k++)
        {
            int row = ((k * Steps) + Steps - 1) * Padded;
            for (int r = 0; r < Replications; r++)
            {
                long counts = (long)Counts[row + r];
                output += Output[row + r];
                ten += counts & 0xFFFF;
                fifty += counts >> 16;
            }
        }

        return new WorldCheck(output / Replications, ten / Replications, fifty / Replications);
    }

    /// <summary>Forgets what was played.</summary>
    public void Clear()
    {
        Array.Clear(Output);
        Array.Clear(Counts);
    }

    private static double[] New(int count) => GC.AllocateArray<double>(count, pinned: true);

    private static double Frac(double x) => x - Math.Floor(x);

    private static double Normal(uint key1, int replication, int step)
    {
        Span<uint> block = [(uint)replication, (uint)step, 1, 0];
        Philox.Block(block, Seed, key1);
        return Math.Sqrt(-2 * Math.Log((block[0] + 0.5) * Math.ScaleB(1, -32))) * Math.Cos(2 * Math.PI * ((block[1] + 0.5) * Math.ScaleB(1, -32)));
    }
}
