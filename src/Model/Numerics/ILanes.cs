using System.Numerics;

namespace Zyz.Sim.Model.Numerics;

/// <summary>
/// A handful of doubles that go through the same operations side by side. One text of the arithmetic then runs at every
/// vector width, and at width one, with equal bits: each operation is correctly rounded IEEE-754, multiplication and
/// addition are fused only where <see cref="Fma"/> says so, and nothing is ever summed across lanes.
/// </summary>
internal interface ILanes<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Lanes: 1, 2, 4 or 8.</summary>
    static abstract int Width { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf All(double value);

    /// <summary>The lanes from <paramref name="index"/> on.</summary>
    static abstract TSelf Load(ref double first, int index);

    /// <summary>Writes the lanes from <paramref name="index"/> on.</summary>
    static abstract void Store(TSelf lanes, ref double first, int index);

    /// <summary>Whole numbers below 2^32 as doubles, exactly.</summary>
    static abstract TSelf FromWords(ref ulong first, int index);

    /// <summary>The upper halves of 64 bits as doubles, exactly.</summary>
    static abstract TSelf FromUpperWords(ref ulong first, int index);

    /// <summary>The low 31 bits of words, made odd, as doubles, exactly.</summary>
    static abstract TSelf FromOddWords(ref ulong first, int index);

    /// <summary>The low 31 bits of words, made odd, over 2^31, exactly: uniforms in (0, 1).</summary>
    static abstract TSelf OddFractions(ref ulong first, int index);

    /// <summary>The lanes with their signs turned where bit 31 of the word is set.</summary>
    static abstract TSelf TurnSigns(TSelf lanes, ref ulong words, int index);

    /// <summary>
    /// For positive normal x: writes which eighth of which octave it lies in, 8·(exponent + 1023) + eighth, and returns how
    /// far its mantissa in [1, 2) lies from the middle of that eighth.
    /// </summary>
    static abstract TSelf Eighth(TSelf x, ref ulong segments, int index);

    /// <summary>Looks up a row of a <see cref="RowTable"/> for each lane; columns 0 to 5 of the rows.</summary>
    static abstract TSelf Rows(in RowTable table, ref ulong rows, int index, out TSelf c1, out TSelf c2, out TSelf c3, out TSelf c4, out TSelf c5);

    /// <summary>Square root of a number not below 0.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf Fma(TSelf a, TSelf b, TSelf c);

    /// <summary>The smaller; b where either is NaN. What may be NaN therefore stands second, so that a guard further on sees it.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger; b where either is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>Bit i is set where lane i of a is below lane i of b.</summary>
    static abstract uint Below(TSelf a, TSelf b);

    /// <summary>
    /// Lane of <paramref name="below"/> where lane i of a is below lane i of b, else of <paramref name="other"/>: the comparison stays a
    /// mask, where <see cref="Choose"/> of <see cref="Below"/> makes bits of it and a mask of the bits, six operations more.
    /// </summary>
    static abstract TSelf WhereBelow(TSelf a, TSelf b, TSelf below, TSelf other);

    /// <summary>Adds an amount to the sum where lane i of a is below lane i of b: counting without a branch or a mask in between.</summary>
    static abstract TSelf AddBelow(TSelf sum, TSelf a, TSelf b, TSelf amount);

    /// <summary>The lane where its bit is set, else 0.</summary>
    static abstract TSelf Keep(uint bits, TSelf lanes);

    /// <summary>Lane of <paramref name="set"/> where the bit is set, else of <paramref name="clear"/>.</summary>
    static abstract TSelf Choose(uint bits, TSelf set, TSelf clear);

    /// <summary>
    /// Entry of a table of sixteen by the low four bits of each lane of <paramref name="numbers"/>. Sixteen doubles are two
    /// registers of 512 bits, and choosing from them is one operation.
    /// </summary>
    static abstract TSelf Pick(ReadOnlySpan<double> sixteen, TSelf numbers);

    /// <summary>
    /// Adds n to the bits of x from the fourth of the mantissa on, where z = n + 1.5·2^52: with n = 16k + j that adds k to the
    /// exponent, and j below it. The result must be a normal number.
    /// </summary>
    static abstract TSelf Raise(TSelf x, TSelf z);

    /// <summary>
    /// Splits a positive normal number into m in [0.734375, 1.46875) and whole k with x = m·2^k, and writes which sixteenth of
    /// the octave m is nearest to, in the low four bits of <paramref name="part"/>: 0 for ¾, steps of 1/32, 8 for 1, steps of
    /// 1/16.
    /// </summary>
    static abstract TSelf Split(TSelf x, out TSelf k, out TSelf part);
}
