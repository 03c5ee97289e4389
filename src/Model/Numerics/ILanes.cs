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

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf Fma(TSelf a, TSelf b, TSelf c);

    /// <summary>The smaller. Neither may be NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger. Neither may be NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>Bit i is set where lane i of a is below lane i of b.</summary>
    static abstract uint Below(TSelf a, TSelf b);

    /// <summary>The lane where its bit is set, else 0.</summary>
    static abstract TSelf Keep(uint bits, TSelf lanes);

    /// <summary>Lane of <paramref name="set"/> where the bit is set, else of <paramref name="clear"/>.</summary>
    static abstract TSelf Choose(uint bits, TSelf set, TSelf clear);

    /// <summary>x · 2^n where z = n + 1.5·2^52: n is added to the exponent. The product must be a normal number.</summary>
    static abstract TSelf Scale(TSelf x, TSelf z);

    /// <summary>Splits a positive normal number into m in [√½, √2) and whole k with x = m·2^k.</summary>
    static abstract TSelf Split(TSelf x, out TSelf k);
}
