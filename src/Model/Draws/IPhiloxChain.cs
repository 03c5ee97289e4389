namespace Zyz.Sim.Model.Draws;

/// <summary>
/// The four words of some blocks between two rounds, a block a lane: 64 bits hold a word in their low half and, in the high
/// half, whatever a product left there. A round waits for the one before it, so that several chains go side by side.
/// </summary>
/// <typeparam name="TSelf">The chain.</typeparam>
/// <typeparam name="TVector">A register: a word for each block.</typeparam>
internal interface IPhiloxChain<TSelf, TVector>
    where TSelf : struct, IPhiloxChain<TSelf, TVector>
    where TVector : struct
{
    /// <summary>Blocks: 4 or 8.</summary>
    static abstract int Blocks { get; }

    /// <summary>A word, the same for every block.</summary>
    static abstract TVector All(ulong word);

    /// <summary>Adds the same to the word of every block.</summary>
    static abstract TVector Add(TVector words, ulong word);

    /// <summary>The words after two rounds of blocks that differ in their third word alone.</summary>
    /// <param name="c0">First word.</param>
    /// <param name="c1">Second word.</param>
    /// <param name="first">Third word of the first block, from which on it counts.</param>
    /// <param name="c3">Fourth word.</param>
    /// <param name="seed">Key.</param>
    static abstract TSelf Second(uint c0, uint c1, uint first, uint c3, ulong seed);

    /// <summary>The words before the first round of blocks that differ in their first two.</summary>
    /// <param name="first">The first word of each block in the low half.</param>
    /// <param name="second">The second.</param>
    /// <param name="c2">Third word.</param>
    /// <param name="c3">Fourth word.</param>
    static abstract TSelf Before(TVector first, TVector second, uint c2, uint c3);

    /// <summary>Words of some entities' blocks: the first, and the second for a quarter.</summary>
    /// <param name="entities">Addresses of the entities, 50 bits each.</param>
    /// <param name="index">Where to begin.</param>
    /// <param name="quarter">Calendar quarter index.</param>
    static abstract (TVector First, TVector Second) Of(ref ulong entities, int index, uint quarter);

    /// <summary>The words after one more round.</summary>
    TSelf Next(TVector key0, TVector key1);

    /// <summary>Writes the words, high halves empty: word w of block b at stride·w + b.</summary>
    void Store(ref ulong words, int block, int stride);

    /// <summary>Writes words 0 and 1 of each block as the halves of one element, the low one first, and words 2 and 3 as those of another.</summary>
    void StorePairs(ref ulong first, ref ulong second, int block);
}
