using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Four lanes in one 256-bit register.</summary>
internal readonly struct Lanes4(Vector256<double> value) : ILanes<Lanes4>
{
    private const ulong FirstPart = 0x3FE7800000000000; // 0.734375: half a thirty-second below ¾
    private const ulong Magic = 0x4330000000000000; // 2^52: a 32-bit number in its low mantissa bits is exact
    private const ulong FractionMagic = 0x4140000000000000; // 2^21: the same with 2^31 in the place of 1

    private readonly Vector256<double> value = value;

    public static int Width => 4;

    /// <summary>The lanes.</summary>
    public Vector256<double> Value => value;

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 All(double value) => new(Vector256.Create(value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Load(ref double first, int index) => new(Vector256.LoadUnsafe(ref first, (nuint)index));

    [MethodImpl(AggressiveInlining)]
    public static void Store(Lanes4 lanes, ref double first, int index) => lanes.value.StoreUnsafe(ref first, (nuint)index);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 FromWords(ref ulong first, int index) =>
        new((Vector256.LoadUnsafe(ref first, (nuint)index) | Vector256.Create(Magic)).AsDouble() - Vector256.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 FromUpperWords(ref ulong first, int index) =>
        new(((Vector256.LoadUnsafe(ref first, (nuint)index) >>> 32) | Vector256.Create(Magic)).AsDouble() - Vector256.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 FromOddWords(ref ulong first, int index) =>
        new(((Vector256.LoadUnsafe(ref first, (nuint)index) & Vector256.Create(0x7FFFFFFFUL)) | Vector256.Create(Magic | 1)).AsDouble() - Vector256.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 OddFractions(ref ulong first, int index) =>
        new(((Vector256.LoadUnsafe(ref first, (nuint)index) & Vector256.Create(0x7FFFFFFFUL)) | Vector256.Create(FractionMagic | 1)).AsDouble() - Vector256.Create(2097152.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 TurnSigns(Lanes4 lanes, ref ulong words, int index) =>
        new((lanes.value.AsUInt64() ^ (Vector256.ShiftLeft(Vector256.LoadUnsafe(ref words, (nuint)index), 32) & Vector256.Create(1UL << 63))).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Eighth(Lanes4 x, ref ulong segments, int index)
    {
        Vector256<ulong> bits = x.value.AsUInt64();
        Vector256.ShiftRightLogical(bits, 49).StoreUnsafe(ref segments, (nuint)index);
        Vector256<ulong> mantissa = (bits & Vector256.Create(0x000FFFFFFFFFFFFFUL)) | Vector256.Create(0x3FF0000000000000UL);
        Vector256<ulong> middle = (bits & Vector256.Create(0x000E000000000000UL)) | Vector256.Create(0x3FF1000000000000UL);
        return new(mantissa.AsDouble() - middle.AsDouble());
    }

    // Loads the four rows and transposes: a hardware gather of each column takes longer.
    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Rows(in RowTable table, ref ulong rows, int index, out Lanes4 c1, out Lanes4 c2, out Lanes4 c3, out Lanes4 c4, out Lanes4 c5)
    {
        ref ulong row = ref Unsafe.Add(ref rows, index);
        ref double r0 = ref table.Row(row), r1 = ref table.Row(Unsafe.Add(ref row, 1)), r2 = ref table.Row(Unsafe.Add(ref row, 2)), r3 = ref table.Row(Unsafe.Add(ref row, 3));
        Vector256<double> c0 = Pairs(ref r0, ref r1, ref r2, ref r3, 0, out Vector256<double> odd);
        c1 = new(odd);
        c2 = new(Pairs(ref r0, ref r1, ref r2, ref r3, 2, out odd));
        c3 = new(odd);
        c4 = new(Pairs(ref r0, ref r1, ref r2, ref r3, 4, out odd));
        c5 = new(odd);
        return new(c0);
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Sqrt(Lanes4 x) => new(Vector256.Sqrt(x.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Fma(Lanes4 a, Lanes4 b, Lanes4 c) => new(Vector256.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Min(Lanes4 a, Lanes4 b) => new(Avx.IsSupported
        ? Avx.Min(a.value, b.value) // is defined as a < b ? a : b
        : Vector256.ConditionalSelect(Vector256.LessThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Max(Lanes4 a, Lanes4 b) => new(Avx.IsSupported
        ? Avx.Max(a.value, b.value) // is defined as a > b ? a : b
        : Vector256.ConditionalSelect(Vector256.GreaterThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static uint Below(Lanes4 a, Lanes4 b) => (uint)Vector256.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 WhereBelow(Lanes4 a, Lanes4 b, Lanes4 below, Lanes4 other) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.value, b.value), below.value, other.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 AddBelow(Lanes4 sum, Lanes4 a, Lanes4 b, Lanes4 amount) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.value, b.value), sum.value + amount.value, sum.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Keep(uint bits, Lanes4 lanes) => new(Mask(bits) & lanes.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Choose(uint bits, Lanes4 set, Lanes4 clear) =>
        new(Vector256.ConditionalSelect(Mask(bits), set.value, clear.value));

    // Four registers of four, each permuted by the low two bits, the right one kept by the upper two: as fast here as four
    // loads or a gather at their best, and no slower on processors that gather word by word.
    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Pick(ReadOnlySpan<double> sixteen, Lanes4 numbers)
    {
        ref double first = ref MemoryMarshal.GetReference(sixteen);
        Vector256<long> bits = numbers.value.AsInt64();
        if (!Avx2.IsSupported)
        {
            bits &= Vector256.Create(15L);
            return new(Vector256.Create(
                Unsafe.Add(ref first, (nint)bits[0]), Unsafe.Add(ref first, (nint)bits[1]),
                Unsafe.Add(ref first, (nint)bits[2]), Unsafe.Add(ref first, (nint)bits[3])));
        }

        Vector256<int> twice = Avx.DuplicateEvenIndexed(bits.AsSingle()).AsInt32();
        Vector256<int> halves = (twice + twice) | Vector256.Create(1L << 32).AsInt32();
        Vector256<double> third = Vector256.ShiftLeft(bits, 61).AsDouble(), fourth = Vector256.ShiftLeft(bits, 60).AsDouble();
        Vector256<double> low = Avx.BlendVariable(Four(ref first, 0, halves), Four(ref first, 4, halves), third);
        return new(Avx.BlendVariable(low, Avx.BlendVariable(Four(ref first, 8, halves), Four(ref first, 12, halves), third), fourth));
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Raise(Lanes4 x, Lanes4 z) =>
        new((x.value.AsInt64() + Vector256.ShiftLeft(z.value.AsInt64(), 48)).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Split(Lanes4 x, out Lanes4 k, out Lanes4 part)
    {
        Vector256<ulong> bits = x.value.AsUInt64(), above = bits - Vector256.Create(FirstPart);
        part = new(Vector256.ShiftRightLogical(above, 48).AsDouble());
        k = new((Vector256.ShiftRightLogical(above, 52) ^ Vector256.Create(Magic | 0x800)).AsDouble() - Vector256.Create(4503599627370496.0 + 2048));
        return new((bits - (above & Vector256.Create(0xFFF0000000000000))).AsDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 left, Lanes4 right) => new(left.value + right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 left, Lanes4 right) => new(left.value - right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator *(Lanes4 left, Lanes4 right) => new(left.value * right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator /(Lanes4 left, Lanes4 right) => new(left.value / right.value);

    /// <summary>A column and, in <paramref name="odd"/>, the next, of four rows.</summary>
    [MethodImpl(AggressiveInlining)]
    private static Vector256<double> Pairs(ref double r0, ref double r1, ref double r2, ref double r3, nuint column, out Vector256<double> odd)
    {
        Vector128<double> a = Vector128.LoadUnsafe(ref r0, column), b = Vector128.LoadUnsafe(ref r1, column);
        Vector128<double> c = Vector128.LoadUnsafe(ref r2, column), d = Vector128.LoadUnsafe(ref r3, column);
        if (Sse2.IsSupported)
        {
            odd = Vector256.Create(Sse2.UnpackHigh(a, b), Sse2.UnpackHigh(c, d));
            return Vector256.Create(Sse2.UnpackLow(a, b), Sse2.UnpackLow(c, d));
        }

        odd = Vector256.Create(a.GetElement(1), b.GetElement(1), c.GetElement(1), d.GetElement(1));
        return Vector256.Create(a.ToScalar(), b.ToScalar(), c.ToScalar(), d.ToScalar());
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector256<double> Four(ref double first, nuint index, Vector256<int> halves) =>
        Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref first, index).AsInt32(), halves).AsDouble();

    [MethodImpl(AggressiveInlining)]
    private static Vector256<double> Mask(uint bits)
    {
        Vector256<ulong> own = Vector256.Create(1UL, 2, 4, 8);
        return Vector256.Equals(Vector256.Create((ulong)bits) & own, own).AsDouble();
    }
}
