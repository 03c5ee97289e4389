using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Draws;

/// <summary>
/// Where the draws of a group of 64 replications live: key = seed, counter = (entity, quarter, replication, purpose).
/// The policy is never part of it, so two policies meet the same luck.
/// </summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Group">Group of 64 replications: ⌊r/64⌋.</param>
/// <remarks>
/// Counter words: low 32 bits of the entity; quarter index (14 bits) and high 18 bits of the entity; 16·⌊r/64⌋ + r mod
/// 16; purpose·2¹⁶ + block. A 32-bit draw of replication r is word ⌊r/16⌋ mod 4 of block 0, a 64-bit draw takes that word
/// of blocks 0 and 1. What an enterprise draws in every quarter or year has a block for each replication instead (<see cref="Blocks"/>):
/// third word r mod 2³², fourth purpose·2¹⁶ + 2⁸·⌊r/2³²⌋. docs/model.md §8.
/// </remarks>
public readonly record struct DrawAddress(ulong Seed, uint Group)
{
    /// <summary>Replications that share a group [count].</summary>
    public const int GroupSize = 64;

    /// <summary>The group of a pass over luck that no main pass can reach, for the epistemic band.</summary>
    public const uint EpistemicGroup = 1u << 26;

    /// <summary>64 draws of 32 bits.</summary>
    /// <param name="words">Receives one draw per replication of the group, in the low halves.</param>
    /// <param name="entity">Whose draws.</param>
    /// <param name="quarter">Calendar quarter index, 0 where a draw is made once.</param>
    /// <param name="purpose">What for.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Words(Span<ulong> words, EntityId entity, int quarter, Purpose purpose) =>
        Words(words, entity, quarter, purpose, 0);

    /// <summary>
    /// Four draws of 32 bits for each of 64 replications, of a purpose that has own blocks: a block is one
    /// replication's alone, so whoever plays one replication computes no words of others.
    /// </summary>
    /// <param name="rows">Receives four rows of 64 draws, one per replication, in the low halves.</param>
    /// <param name="entity">Whose draws.</param>
    /// <param name="quarter">Calendar quarter index.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="wanted">Replications whose draws are wanted, a bit each; others may stay as they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Blocks(Span<ulong> rows, EntityId entity, int quarter, Purpose purpose, ulong wanted) => Philox.Blocks(
        rows,
        (uint)entity.Bits,
        (uint)(entity.Bits >> 32) << 14 | (uint)quarter,
        unchecked(GroupSize * Group),
        (uint)purpose << 16 | Group >> 26 << 8, // 2^26 groups are 2^32 replications
        Seed,
        wanted);

    /// <summary>The same draws of up to 64 entities in one replication.</summary>
    /// <param name="rows">Receives four rows of 64 draws, one per entity, in the low halves.</param>
    /// <param name="entities">The first of 64 <see cref="EntityId.Bits"/>.</param>
    /// <param name="quarter">Calendar quarter index.</param>
    /// <param name="purpose">What for; of those with blocks of their own.</param>
    /// <param name="replication">Which replication of the group.</param>
    /// <param name="wanted">Entities whose draws are wanted, a bit each; others may stay as they are.</param>
    internal void BlocksOfMany(Span<ulong> rows, ref ulong entities, int quarter, Purpose purpose, int replication, ulong wanted) =>
        Philox.Many(rows, ref entities, Own(quarter, purpose, replication), wanted);

    /// <summary>Where blocks of one replication lie, but for the entity.</summary>
    /// <param name="quarter">Calendar quarter index.</param>
    /// <param name="purpose">What for; of those with blocks of their own.</param>
    /// <param name="replication">Which replication of the group.</param>
    internal BlockAddress Own(int quarter, Purpose purpose, int replication) =>
        new((uint)quarter, unchecked(GroupSize * Group + (uint)replication), (uint)purpose << 16 | Group >> 26 << 8, Seed);

    /// <summary>One draw of 32 bits for each of up to 64 entities in one replication, of purposes whose blocks four replications share.</summary>
    /// <param name="rows">Room for four rows of 64 draws.</param>
    /// <param name="entities">The first of 64 <see cref="EntityId.Bits"/>.</param>
    /// <param name="quarter">Calendar quarter index, 0 where a draw is made once.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="block">0, or 1 for the low half of a uniform of 53 bits.</param>
    /// <param name="replication">Which replication of the group.</param>
    /// <param name="wanted">Entities whose draws are wanted, a bit each; others may stay as they are.</param>
    /// <returns>The first of the 64 draws.</returns>
    internal ref ulong WordsOfMany(Span<ulong> rows, ref ulong entities, int quarter, Purpose purpose, uint block, int replication, ulong wanted)
    {
        WordsOfFour(rows, ref entities, quarter, purpose, block, replication % 16, wanted);
        return ref rows[64 * (replication / 16)];
    }

    /// <summary>The same for the four replications that share blocks, a row for each: r, r + 16, r + 32 and r + 48.</summary>
    /// <param name="rows">Receives four rows of 64 draws.</param>
    /// <param name="entities">The first of 64 <see cref="EntityId.Bits"/>.</param>
    /// <param name="quarter">Calendar quarter index, 0 where a draw is made once.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="block">0, or 1 for the low half of a uniform of 53 bits.</param>
    /// <param name="first">r, below 16.</param>
    /// <param name="wanted">Entities whose draws are wanted, a bit each; others may stay as they are.</param>
    internal void WordsOfFour(Span<ulong> rows, ref ulong entities, int quarter, Purpose purpose, uint block, int first, ulong wanted) =>
        Philox.Many(rows, ref entities, new BlockAddress((uint)quarter, 16 * Group + (uint)first, (uint)purpose << 16 | block, Seed), wanted);

    /// <summary>One uniform of 53 bits in (0, 1) for each of up to 64 entities in one replication.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void UniformsOfMany(Span<double> uniforms, ref ulong entities, int quarter, Purpose purpose, int replication, ulong wanted)
    {
        Span<ulong> upper = CacheLine.Within<ulong>(stackalloc ulong[3 * GroupSize + CacheLine.Row]);
        Span<ulong> lower = CacheLine.Within<ulong>(stackalloc ulong[3 * GroupSize + CacheLine.Row]);
        Join(
            ref WordsOfMany(upper, ref entities, quarter, purpose, 0, replication, wanted),
            ref WordsOfMany(lower, ref entities, quarter, purpose, 1, replication, wanted),
            uniforms);
    }

    /// <summary>64 uniforms of 53 bits in (0, 1).</summary>
    /// <param name="uniforms">Receives one per replication of the group.</param>
    /// <param name="entity">Whose draws.</param>
    /// <param name="quarter">Calendar quarter index, 0 where a draw is made once.</param>
    /// <param name="purpose">What for.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Uniforms(Span<double> uniforms, EntityId entity, int quarter, Purpose purpose)
    {
        Span<ulong> high = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        Span<ulong> low = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        Words(high, entity, quarter, purpose, 0);
        Words(low, entity, quarter, purpose, 1);
        Join(ref high[0], ref low[0], uniforms);
    }

    /// <summary>One uniform of 53 bits in (0, 1) for one replication.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="replication">Replication number.</param>
    /// <param name="entity">Whose draw.</param>
    /// <param name="purpose">What for.</param>
    /// <returns>The uniform.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double UniformOf(ulong seed, long replication, EntityId entity, Purpose purpose)
    {
        var address = new DrawAddress(seed, (uint)(replication / GroupSize));
        Span<uint> block = stackalloc uint[4];
        int lane = (int)(replication % GroupSize);
        Span<ulong> parts = stackalloc ulong[2];
        for (uint i = 0; i < 2; i++)
        {
            block[0] = (uint)entity.Bits;
            block[1] = (uint)(entity.Bits >> 32) << 14;
            block[2] = 16 * address.Group + (uint)(lane % 16);
            block[3] = (uint)purpose << 16 | i;
            Philox.Block(block, (uint)seed, (uint)(seed >> 32));
            parts[(int)i] = block[lane / 16];
        }

        return Uniform(parts[0], parts[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Join(ref ulong high, ref ulong low, Span<double> uniforms)
    {
        ref double target = ref uniforms[0];
        _ = uniforms[GroupSize - 1];
        for (int i = 0; i < GroupSize; i += Vector256<ulong>.Count)
        {
            Vector256<ulong> odd = (Vector256.LoadUnsafe(ref high, (nuint)i) << 21) | (Vector256.LoadUnsafe(ref low, (nuint)i) >>> 11) | Vector256<ulong>.One;
            (Vector256.ConvertToDouble(odd) * (1.0 / 9007199254740992.0)).StoreUnsafe(ref target, (nuint)i);
        }
    }

    // Made odd: exact in 53 bits, never 0 and never 1.
    private static double Uniform(ulong high, ulong low) =>
        (high << 21 | low >> 11 | 1) * (1.0 / 9007199254740992.0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Words(Span<ulong> words, EntityId entity, int quarter, Purpose purpose, uint block) =>
        Philox.Group(
            words,
            (uint)entity.Bits,
            (uint)(entity.Bits >> 32) << 14 | (uint)quarter,
            16 * Group,
            (uint)purpose << 16 | block,
            Seed);
}
