using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Tests.Draws;

/// <summary>§8: any draw is addressable, whatever the machine.</summary>
public sealed class PhiloxTests
{
    /// <summary>T1: the vectors of Salmon et al.</summary>
    [Theory]
    [Trait("KnownAnswer", "T1")]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Block_PublishedCounters_GiveThePublishedWords(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3)
    {
        uint[] block = [c0, c1, c2, c3];
        Philox.Block(block, k0, k1);
        Assert.Equal([w0, w1, w2, w3], block);
    }

    /// <summary>T1 for a group: the vector form of this machine gives the words of the plain one, at any address.</summary>
    [Fact]
    [Trait("KnownAnswer", "T1")]
    public void Group_AnyAddress_GivesTheWordsOfItsBlocks()
    {
        var random = new Random(1);
        Span<ulong> fast = stackalloc ulong[64], plain = stackalloc ulong[64];
        Span<uint> block = stackalloc uint[4];
        for (int trial = 0; trial < 200; trial++)
        {
            uint c0 = (uint)random.NextInt64(1L << 32), c1 = (uint)random.NextInt64(1L << 32), c3 = (uint)random.NextInt64(1L << 32);
            uint first = 16 * (uint)random.NextInt64(1L << 28);
            ulong seed = (ulong)random.NextInt64() * 3;
            Philox.Group(fast, c0, c1, first, c3, seed);
            Philox.Plain(plain, 16, c0, c1, first, c3, seed);
            Assert.True(fast.SequenceEqual(plain));
            (block[0], block[1], block[2], block[3]) = (c0, c1, first + 5, c3);
            Philox.Block(block, (uint)seed, (uint)(seed >> 32));
            Assert.Equal([block[0], block[1], block[2], block[3]], [(uint)plain[5], (uint)plain[21], (uint)plain[37], (uint)plain[53]]);
        }
    }

    /// <summary>T1 for the blocks of 64 replications; blocks that are not wanted may be left out.</summary>
    [Fact]
    [Trait("KnownAnswer", "T1")]
    public void Blocks_AnyAddresses_GiveTheWordsOfTheBlocksWanted()
    {
        var random = new Random(2);
        Span<ulong> rows = stackalloc ulong[256], plain = stackalloc ulong[256];
        for (int trial = 0; trial < 200; trial++)
        {
            uint Any() => (uint)random.NextInt64(1L << 32);
            (uint c0, uint c1, uint c3, uint first) = (Any(), Any(), Any(), Any());
            ulong seed = trial == 0 ? ulong.MaxValue : (ulong)random.NextInt64() * 3, wanted = trial < 2 ? ulong.MaxValue : 1UL << random.Next(64) | 1UL << random.Next(64);
            Philox.Blocks(rows, c0, c1, first, c3, seed, wanted);
            Philox.Plain(plain, 64, c0, c1, first, c3, seed);
            for (int i = 0; i < 256; i++)
            {
                Assert.True((wanted >> i & 1) == 0 || rows[i] == plain[i]); // a shift by 64 or more begins anew: the bit of the block
            }
        }
    }

    /// <summary>A replication of a pass over luck has other blocks than every replication of the main pass.</summary>
    [Fact]
    public void Blocks_OfTheEpistemicPass_AreNotThoseOfTheMainPass()
    {
        EntityId entity = EntityId.Of("forge/e0001");
        Span<ulong> main = stackalloc ulong[256], epistemic = stackalloc ulong[256], next = stackalloc ulong[256];
        new DrawAddress(7, 0).Blocks(main, entity, 8092, Purpose.EnterpriseQuarters, ulong.MaxValue);
        new DrawAddress(7, 1).Blocks(next, entity, 8092, Purpose.EnterpriseQuarters, ulong.MaxValue);
        new DrawAddress(7, DrawAddress.EpistemicGroup).Blocks(epistemic, entity, 8092, Purpose.EnterpriseQuarters, ulong.MaxValue);
        Assert.Equal(3 * 256, new HashSet<ulong>([.. main, .. epistemic, .. next]).Count);
    }

    [Fact]
    public void UniformOf_AnyReplication_IsTheLaneOfItsGroup()
    {
        EntityId entity = EntityId.Of("parameter/commonDrift");
        Span<double> uniforms = stackalloc double[64];
        foreach (uint group in new[] { 0u, 3u, DrawAddress.EpistemicGroup })
        {
            new DrawAddress(7, group).Uniforms(uniforms, entity, 0, Purpose.Parameter);
            for (int lane = 0; lane < 64; lane++)
            {
                Assert.Equal(uniforms[lane], DrawAddress.UniformOf(7, (64L * group) + lane, entity, Purpose.Parameter));
            }
        }
    }

    [Fact]
    public void Uniforms_ManyDraws_AreEvenAndNeverZeroOrOne()
    {
        EntityId entity = EntityId.Of("forge/e0001");
        Span<double> uniforms = stackalloc double[64];
        var bins = new int[20];
        for (uint group = 0; group < 2000; group++)
        {
            new DrawAddress(20221222, group).Uniforms(uniforms, entity, 8092, Purpose.BirthSize);
            foreach (double u in uniforms)
            {
                Assert.InRange(u, 1e-16, 1 - 1e-16);
                bins[(int)(20 * u)]++;
            }
        }

        double expected = 64 * 2000 / 20.0;
        Assert.InRange(bins.Sum(b => (b - expected) * (b - expected) / expected), 0, 43.8); // χ² of 19 degrees, p = .001
    }

    [Fact]
    public void Words_OtherEntityQuarterPurposeOrGroup_AreOtherDraws()
    {
        EntityId one = EntityId.Of("forge/e0001"), two = EntityId.Of("forge/e0002");
        (uint Group, EntityId Entity, int Quarter, Purpose Purpose)[] places =
            [(0, one, 8092, Purpose.BirthSize), (1, one, 8092, Purpose.BirthSize), (0, two, 8092, Purpose.BirthSize), (0, one, 8093, Purpose.BirthSize), (0, one, 8092, Purpose.StartingUse)];
        var seen = new HashSet<ulong>();
        Span<ulong> words = stackalloc ulong[64];
        foreach ((uint group, EntityId entity, int quarter, Purpose purpose) in places)
        {
            new DrawAddress(1, group).Words(words, entity, quarter, purpose);
            foreach (ulong word in words)
            {
                Assert.InRange(word, 0UL, uint.MaxValue);
                seen.Add(word);
            }
        }

        Assert.InRange(seen.Count, (64 * places.Length) - 1, 64 * places.Length);
    }
}
