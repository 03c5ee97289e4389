using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Eight lanes in one 512-bit register.</summary>
internal readonly struct Lanes8(Vector512<double> value) : ILanes<Lanes8>
{
    private const ulong FirstPart = 0x3FE7800000000000; // 0.734375: half a thirty-second below ¾
    private const ulong Magic = 0x4330000000000000; // 2^52: a 32-bit number in its low mantissa bits is exact
    private const ulong FractionMagic = 0x4140000000000000; // 2^21: the same with 2^31 in the place of 1

    private const byte Outer = 0x88, Inner = 0xDD; // quarters 0 and 2 of both vectors; quarters 1 and 3

    private readonly Vector512<double> value = value;

    public static int Width => 8;

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 All(double value) => new(Vector512.Create(value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Load(ref double first, int index) => new(Vector512.LoadUnsafe(ref first, (nuint)index));

    [MethodImpl(AggressiveInlining)]
    public static void Store(Lanes8 lanes, ref double first, int index) => lanes.value.StoreUnsafe(ref first, (nuint)index);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 FromWords(ref ulong first, int index) =>
        new((Vector512.LoadUnsafe(ref first, (nuint)index) | Vector512.Create(Magic)).AsDouble() - Vector512.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 FromUpperWords(ref ulong first, int index) =>
        new(((Vector512.LoadUnsafe(ref first, (nuint)index) >>> 32) | Vector512.Create(Magic)).AsDouble() - Vector512.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 FromOddWords(ref ulong first, int index) =>
        new(((Vector512.LoadUnsafe(ref first, (nuint)index) & Vector512.Create(0x7FFFFFFFUL)) | Vector512.Create(Magic | 1)).AsDouble() - Vector512.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 OddFractions(ref ulong first, int index) =>
        new(((Vector512.LoadUnsafe(ref first, (nuint)index) & Vector512.Create(0x7FFFFFFFUL)) | Vector512.Create(FractionMagic | 1)).AsDouble() - Vector512.Create(2097152.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 TurnSigns(Lanes8 lanes, ref ulong words, int index) =>
        new((lanes.value.AsUInt64() ^ (Vector512.ShiftLeft(Vector512.LoadUnsafe(ref words, (nuint)index), 32) & Vector512.Create(1UL << 63))).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Eighth(Lanes8 x, ref ulong segments, int index)
    {
        Vector512<ulong> bits = x.value.AsUInt64();
        Vector512.ShiftRightLogical(bits, 49).StoreUnsafe(ref segments, (nuint)index);
        Vector512<ulong> mantissa = (bits & Vector512.Create(0x000FFFFFFFFFFFFFUL)) | Vector512.Create(0x3FF0000000000000UL);
        Vector512<ulong> middle = (bits & Vector512.Create(0x000E000000000000UL)) | Vector512.Create(0x3FF1000000000000UL);
        return new(mantissa.AsDouble() - middle.AsDouble());
    }

    // Loads the eight rows, each one cache line, and transposes: a hardware gather of each column takes three times as long.
    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Rows(in RowTable table, ref ulong rows, int index, out Lanes8 c1, out Lanes8 c2, out Lanes8 c3, out Lanes8 c4, out Lanes8 c5)
    {
        if (!Avx512F.IsSupported)
        {
            return Halves(table, ref rows, index, out c1, out c2, out c3, out c4, out c5);
        }

        ref ulong row = ref Unsafe.Add(ref rows, index);
        Vector512<double> a = Row(table, ref row, 0), b = Row(table, ref row, 1);
        Vector512<double> even01 = Avx512F.UnpackLow(a, b), odd01 = Avx512F.UnpackHigh(a, b);
        (a, b) = (Row(table, ref row, 2), Row(table, ref row, 3));
        Vector512<double> even23 = Avx512F.UnpackLow(a, b), odd23 = Avx512F.UnpackHigh(a, b);
        (a, b) = (Row(table, ref row, 4), Row(table, ref row, 5));
        Vector512<double> even45 = Avx512F.UnpackLow(a, b), odd45 = Avx512F.UnpackHigh(a, b);
        (a, b) = (Row(table, ref row, 6), Row(table, ref row, 7));
        Vector512<double> even67 = Avx512F.UnpackLow(a, b), odd67 = Avx512F.UnpackHigh(a, b);
        Vector512<double> low = Avx512F.Shuffle4x128(even01, even23, Outer), high = Avx512F.Shuffle4x128(even45, even67, Outer);
        Vector512<double> c0 = Avx512F.Shuffle4x128(low, high, Outer);
        c4 = new(Avx512F.Shuffle4x128(low, high, Inner));
        c2 = new(Avx512F.Shuffle4x128(Avx512F.Shuffle4x128(even01, even23, Inner), Avx512F.Shuffle4x128(even45, even67, Inner), Outer));
        (low, high) = (Avx512F.Shuffle4x128(odd01, odd23, Outer), Avx512F.Shuffle4x128(odd45, odd67, Outer));
        c1 = new(Avx512F.Shuffle4x128(low, high, Outer));
        c5 = new(Avx512F.Shuffle4x128(low, high, Inner));
        c3 = new(Avx512F.Shuffle4x128(Avx512F.Shuffle4x128(odd01, odd23, Inner), Avx512F.Shuffle4x128(odd45, odd67, Inner), Outer));
        return new(c0);
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Sqrt(Lanes8 x) => new(Vector512.Sqrt(x.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Fma(Lanes8 a, Lanes8 b, Lanes8 c) => new(Vector512.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Min(Lanes8 a, Lanes8 b) => new(Avx512F.IsSupported
        ? Avx512F.Min(a.value, b.value) // is defined as a < b ? a : b
        : Vector512.ConditionalSelect(Vector512.LessThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Max(Lanes8 a, Lanes8 b) => new(Avx512F.IsSupported
        ? Avx512F.Max(a.value, b.value) // is defined as a > b ? a : b
        : Vector512.ConditionalSelect(Vector512.GreaterThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static uint Below(Lanes8 a, Lanes8 b) => (uint)Vector512.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 WhereBelow(Lanes8 a, Lanes8 b, Lanes8 below, Lanes8 other) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.value, b.value), below.value, other.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 AddBelow(Lanes8 sum, Lanes8 a, Lanes8 b, Lanes8 amount) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.value, b.value), sum.value + amount.value, sum.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Keep(uint bits, Lanes8 lanes) => new(Vector512.ConditionalSelect(Mask(bits), lanes.value, Vector512<double>.Zero));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Choose(uint bits, Lanes8 set, Lanes8 clear) =>
        new(Vector512.ConditionalSelect(Mask(bits), set.value, clear.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Pick(ReadOnlySpan<double> sixteen, Lanes8 numbers)
    {
        ref double first = ref MemoryMarshal.GetReference(sixteen);
        if (!Avx512F.IsSupported)
        {
            return new(Vector512.Create(Lanes4.Pick(sixteen, new(numbers.value.GetLower())).Value, Lanes4.Pick(sixteen, new(numbers.value.GetUpper())).Value));
        }

        return new(Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref first), numbers.value.AsInt64(), Vector512.LoadUnsafe(ref first, 8)));
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Raise(Lanes8 x, Lanes8 z) =>
        new((x.value.AsInt64() + Vector512.ShiftLeft(z.value.AsInt64(), 48)).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Split(Lanes8 x, out Lanes8 k, out Lanes8 part)
    {
        Vector512<ulong> bits = x.value.AsUInt64(), above = bits - Vector512.Create(FirstPart);
        part = new(Vector512.ShiftRightLogical(above, 48).AsDouble());
        k = new((Vector512.ShiftRightLogical(above, 52) ^ Vector512.Create(Magic | 0x800)).AsDouble() - Vector512.Create(4503599627370496.0 + 2048));
        return new((bits - (above & Vector512.Create(0xFFF0000000000000))).AsDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 left, Lanes8 right) => new(left.value + right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 left, Lanes8 right) => new(left.value - right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 left, Lanes8 right) => new(left.value * right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator /(Lanes8 left, Lanes8 right) => new(left.value / right.value);

    private static Lanes8 Halves(in RowTable table, ref ulong rows, int index, out Lanes8 c1, out Lanes8 c2, out Lanes8 c3, out Lanes8 c4, out Lanes8 c5)
    {
        Lanes4 low = Lanes4.Rows(table, ref rows, index, out Lanes4 l1, out Lanes4 l2, out Lanes4 l3, out Lanes4 l4, out Lanes4 l5);
        Lanes4 high = Lanes4.Rows(table, ref rows, index + 4, out Lanes4 h1, out Lanes4 h2, out Lanes4 h3, out Lanes4 h4, out Lanes4 h5);
        (c1, c2, c3, c4, c5) = (Both(l1, h1), Both(l2, h2), Both(l3, h3), Both(l4, h4), Both(l5, h5));
        return Both(low, high);

        static Lanes8 Both(Lanes4 a, Lanes4 b) => new(Vector512.Create(a.Value, b.Value));
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector512<double> Row(in RowTable table, ref ulong first, int lane) =>
        Vector512.LoadUnsafe(ref table.Row(Unsafe.Add(ref first, lane)));

    [MethodImpl(AggressiveInlining)]
    private static Vector512<double> Mask(uint bits)
    {
        Vector512<ulong> own = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        return (~Vector512.Equals(Vector512.Create((ulong)bits) & own, Vector512<ulong>.Zero)).AsDouble(); // one test instruction
    }
}
