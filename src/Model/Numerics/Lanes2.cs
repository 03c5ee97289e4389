using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Two lanes in one 128-bit register.</summary>
internal readonly struct Lanes2(Vector128<double> value) : ILanes<Lanes2>
{
    private const ulong FirstPart = 0x3FE7800000000000; // 0.734375: half a thirty-second below ¾
    private const ulong Magic = 0x4330000000000000; // 2^52: a 32-bit number in its low mantissa bits is exact
    private const ulong FractionMagic = 0x4140000000000000; // 2^21: the same with 2^31 in the place of 1

    private readonly Vector128<double> value = value;

    public static int Width => 2;

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 All(double value) => new(Vector128.Create(value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Load(ref double first, int index) => new(Vector128.LoadUnsafe(ref first, (nuint)index));

    [MethodImpl(AggressiveInlining)]
    public static void Store(Lanes2 lanes, ref double first, int index) => lanes.value.StoreUnsafe(ref first, (nuint)index);

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 FromWords(ref ulong first, int index) =>
        new((Vector128.LoadUnsafe(ref first, (nuint)index) | Vector128.Create(Magic)).AsDouble() - Vector128.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 FromUpperWords(ref ulong first, int index) =>
        new(((Vector128.LoadUnsafe(ref first, (nuint)index) >>> 32) | Vector128.Create(Magic)).AsDouble() - Vector128.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 FromOddWords(ref ulong first, int index) =>
        new(((Vector128.LoadUnsafe(ref first, (nuint)index) & Vector128.Create(0x7FFFFFFFUL)) | Vector128.Create(Magic | 1)).AsDouble() - Vector128.Create(4503599627370496.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 OddFractions(ref ulong first, int index) =>
        new(((Vector128.LoadUnsafe(ref first, (nuint)index) & Vector128.Create(0x7FFFFFFFUL)) | Vector128.Create(FractionMagic | 1)).AsDouble() - Vector128.Create(2097152.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 TurnSigns(Lanes2 lanes, ref ulong words, int index) =>
        new((lanes.value.AsUInt64() ^ (Vector128.ShiftLeft(Vector128.LoadUnsafe(ref words, (nuint)index), 32) & Vector128.Create(1UL << 63))).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Eighth(Lanes2 x, ref ulong segments, int index)
    {
        Vector128<ulong> bits = x.value.AsUInt64();
        Vector128.ShiftRightLogical(bits, 49).StoreUnsafe(ref segments, (nuint)index);
        Vector128<ulong> mantissa = (bits & Vector128.Create(0x000FFFFFFFFFFFFFUL)) | Vector128.Create(0x3FF0000000000000UL);
        Vector128<ulong> middle = (bits & Vector128.Create(0x000E000000000000UL)) | Vector128.Create(0x3FF1000000000000UL);
        return new(mantissa.AsDouble() - middle.AsDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Rows(in RowTable table, ref ulong rows, int index, out Lanes2 c1, out Lanes2 c2, out Lanes2 c3, out Lanes2 c4, out Lanes2 c5)
    {
        ref double a = ref table.Row(Unsafe.Add(ref rows, index)), b = ref table.Row(Unsafe.Add(ref rows, index + 1));
        c1 = new(Vector128.Create(Unsafe.Add(ref a, 1), Unsafe.Add(ref b, 1)));
        c2 = new(Vector128.Create(Unsafe.Add(ref a, 2), Unsafe.Add(ref b, 2)));
        c3 = new(Vector128.Create(Unsafe.Add(ref a, 3), Unsafe.Add(ref b, 3)));
        c4 = new(Vector128.Create(Unsafe.Add(ref a, 4), Unsafe.Add(ref b, 4)));
        c5 = new(Vector128.Create(Unsafe.Add(ref a, 5), Unsafe.Add(ref b, 5)));
        return new(Vector128.Create(a, b));
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Sqrt(Lanes2 x) => new(Vector128.Sqrt(x.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Fma(Lanes2 a, Lanes2 b, Lanes2 c) => new(Vector128.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Min(Lanes2 a, Lanes2 b) =>
        Sse2.IsSupported
            ? new(Sse2.Min(a.value, b.value))
            : new(Vector128.ConditionalSelect(Vector128.LessThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Max(Lanes2 a, Lanes2 b) =>
        Sse2.IsSupported
            ? new(Sse2.Max(a.value, b.value))
            : new(Vector128.ConditionalSelect(Vector128.GreaterThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static uint Below(Lanes2 a, Lanes2 b) => (uint)Vector128.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 WhereBelow(Lanes2 a, Lanes2 b, Lanes2 below, Lanes2 other) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a.value, b.value), below.value, other.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 AddBelow(Lanes2 sum, Lanes2 a, Lanes2 b, Lanes2 amount) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a.value, b.value), sum.value + amount.value, sum.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Keep(uint bits, Lanes2 lanes) => new(Mask(bits) & lanes.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Choose(uint bits, Lanes2 set, Lanes2 clear) =>
        new(Vector128.ConditionalSelect(Mask(bits), set.value, clear.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Pick(ReadOnlySpan<double> sixteen, Lanes2 numbers)
    {
        ref double first = ref MemoryMarshal.GetReference(sixteen);
        Vector128<long> at = numbers.value.AsInt64() & Vector128.Create(15L);
        return new(Vector128.Create(Unsafe.Add(ref first, (nint)at.GetElement(0)), Unsafe.Add(ref first, (nint)at.GetElement(1))));
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Raise(Lanes2 x, Lanes2 z) =>
        new((x.value.AsInt64() + Vector128.ShiftLeft(z.value.AsInt64(), 48)).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Split(Lanes2 x, out Lanes2 k, out Lanes2 part)
    {
        Vector128<ulong> bits = x.value.AsUInt64(), above = bits - Vector128.Create(FirstPart);
        part = new(Vector128.ShiftRightLogical(above, 48).AsDouble());
        k = new((Vector128.ShiftRightLogical(above, 52) ^ Vector128.Create(Magic | 0x800)).AsDouble() - Vector128.Create(4503599627370496.0 + 2048));
        return new((bits - (above & Vector128.Create(0xFFF0000000000000))).AsDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 operator +(Lanes2 left, Lanes2 right) => new(left.value + right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 operator -(Lanes2 left, Lanes2 right) => new(left.value - right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 operator *(Lanes2 left, Lanes2 right) => new(left.value * right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 operator /(Lanes2 left, Lanes2 right) => new(left.value / right.value);

    [MethodImpl(AggressiveInlining)]
    private static Vector128<double> Mask(uint bits)
    {
        Vector128<ulong> own = Vector128.Create(1UL, 2);
        return Vector128.Equals(Vector128.Create((ulong)bits) & own, own).AsDouble();
    }
}
