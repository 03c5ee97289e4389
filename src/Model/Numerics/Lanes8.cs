using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Eight lanes in one 512-bit register.</summary>
internal readonly struct Lanes8(Vector512<double> value) : ILanes<Lanes8>
{
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long OneBits = 0x3FF0000000000000;
    private const ulong Magic = 0x4330000000000000; // 2^52: a 32-bit number in its low mantissa bits is exact

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
    public static Lanes8 Fma(Lanes8 a, Lanes8 b, Lanes8 c) => new(Vector512.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Min(Lanes8 a, Lanes8 b) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Max(Lanes8 a, Lanes8 b) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static uint Below(Lanes8 a, Lanes8 b) => (uint)Vector512.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Keep(uint bits, Lanes8 lanes) => new(Mask(bits) & lanes.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Choose(uint bits, Lanes8 set, Lanes8 clear) =>
        new(Vector512.ConditionalSelect(Mask(bits), set.value, clear.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Scale(Lanes8 x, Lanes8 z) =>
        new((x.value.AsInt64() + Vector512.ShiftLeft(z.value.AsInt64(), 52)).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 Split(Lanes8 x, out Lanes8 k)
    {
        Vector512<long> bits = x.value.AsInt64();
        Vector512<long> biased = Vector512.ShiftRightLogical(bits - Vector512.Create(SqrtHalfBits - OneBits), 52);
        k = new((biased | Vector512.Create((long)Magic)).AsDouble() - Vector512.Create(4503599627370496.0 + 1023));
        return new((bits - Vector512.ShiftLeft(biased - Vector512.Create(1023L), 52)).AsDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 left, Lanes8 right) => new(left.value + right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 left, Lanes8 right) => new(left.value - right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 left, Lanes8 right) => new(left.value * right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes8 operator /(Lanes8 left, Lanes8 right) => new(left.value / right.value);

    [MethodImpl(AggressiveInlining)]
    private static Vector512<double> Mask(uint bits)
    {
        Vector512<ulong> own = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((ulong)bits) & own, own).AsDouble();
    }
}
