using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Bench.Workload;

/// <summary>
/// Workload W through the product's own building blocks: two enterprises at a time, and for each step their words, then their
/// shocks, then their move, each a small method over rows of 64 replications in the first-level cache.
/// </summary>
/// <typeparam name="T">Lanes.</typeparam>
/// <typeparam name="TDraws">How words are drawn.</typeparam>
internal sealed class WorldKernel<T, TDraws>(World world)
    where T : struct, ILanes<T>
    where TDraws : struct, IWorldDraws
{
    private const int Lanes = 64;
    private const double LnTen = 2.302585092994046, LnFifty = 3.912023005428146;
    private readonly LaneTable macro = new(world.Steps), town = new(world.Steps), output = new(world.Steps), counts = new(world.Steps);
    private readonly LaneTable state = new(2), shocks = new(2), words = new(2);

    /// <summary>Plays all blocks of all towns.</summary>
    public void Play()
    {
        for (int k = 0; k < World.Towns; k++)
        {
            for (int block = 0; block < world.Blocks; block++)
            {
                Play(k, block);
            }
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private void Play(int k, int block)
    {
        for (int t = 0; t < world.Steps; t++)
        {
            world.Macro.AsSpan((t * world.Padded) + (block * Lanes), Lanes).CopyTo(macro[t]);
            world.Town.AsSpan(Row(k, t, block), Lanes).CopyTo(town[t]);
        }

        output.Clear();
        counts.Clear();
        for (int e = world.FirstOf(k), end = world.FirstOf(k + 1); e < end; e += 2)
        {
            int f = e + 1 < end ? e + 1 : e;
            state[0].Fill(world.Start[e]);
            state[1].Fill(f == e ? -1000 : world.Start[f]); // -1000: nobody
            for (int t = 0; t < world.Steps; t++)
            {
                TDraws.Draw(ref Words(0), ref Words(1), 16 * (uint)block, (uint)t, (uint)e, (uint)f);
                Shocks(ref Words(0), ref shocks.First(0), world.Scale[e], world.Scale[f]);
                Terms own = Of(e, t), others = Of(f, t);
                Move(ref macro.First(t), ref town.First(t), ref output.First(t), ref counts.First(t), ref state.First(0), ref shocks.First(0), in own, in others);
            }
        }

        for (int t = 0; t < world.Steps; t++)
        {
            output[t].CopyTo(world.Output.AsSpan(Row(k, t, block), Lanes));
            counts[t].CopyTo(world.Counts.AsSpan(Row(k, t, block), Lanes));
        }
    }

    /// <summary>A Laplace shock of each word: the sign from its top bit, the size from the others.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    private static void Shocks(ref ulong words, ref double shocks, double scaleE, double scaleF)
    {
        var log = new Logarithm<T>();
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T.Store(Shock(in log, ref words, i, scaleE), ref shocks, i);
            T.Store(Shock(in log, ref words, i + LaneTable.Stride, scaleF), ref shocks, i + LaneTable.Stride);
        }
    }

    [MethodImpl(AggressiveInlining)]
    private static T Shock(in Logarithm<T> log, ref ulong words, int i, double scale) =>
        T.TurnSigns(T.All(scale) * log.Of(T.OddFractions(ref words, i)), ref words, i);

    /// <summary>
    /// One step of two enterprises. Their figures come as numbers in memory, not as vectors: a vector that does not fit the
    /// registers would be written to memory and read again, a number is read into all lanes for nothing.
    /// </summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    private static void Move(ref double macro, ref double town, ref double output, ref double counts, ref double states, ref double shocks, in Terms e, in Terms f)
    {
        var exp = new Exponential<T>();
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T u = Next(T.Load(ref macro, i), T.Load(ref town, i), ref states, ref shocks, i, in e);
            T v = Next(T.Load(ref macro, i), T.Load(ref town, i), ref states, ref shocks, i + LaneTable.Stride, in f);
            T.Store(T.Load(ref output, i) + (exp.Of(u) + exp.Of(v)), ref output, i);
            T n = T.AddBelow(T.AddBelow(T.Load(ref counts, i), T.All(LnTen), u, T.All(1)), T.All(LnFifty), u, T.All(65536));
            T.Store(T.AddBelow(T.AddBelow(n, T.All(LnTen), v, T.All(1)), T.All(LnFifty), v, T.All(65536)), ref counts, i);
        }
    }

    [MethodImpl(AggressiveInlining)]
    private static T Next(T macro, T town, ref double states, ref double shocks, int i, in Terms of)
    {
        T s = T.Fma(T.All(of.OnTown), town, T.Fma(T.All(of.OnMacro), macro, T.Load(ref states, i) + T.All(of.Drift))) - T.Load(ref shocks, i);
        s = T.Min(s, T.All(of.Cap));
        T.Store(s, ref states, i);
        return s;
    }

    private Terms Of(int e, int t) => new(world.Drift[(e * world.Steps) + t], world.OnMacro[e], world.OnTown[e], world.Cap[e]);

    private int Row(int k, int t, int block) => (((k * world.Steps) + t) * world.Padded) + (block * Lanes);

    private ref ulong Words(int row) => ref Unsafe.As<double, ulong>(ref words.First(row));

    /// <summary>An enterprise's figures at a step.</summary>
    private readonly record struct Terms(double Drift, double OnMacro, double OnTown, double Cap);
}
