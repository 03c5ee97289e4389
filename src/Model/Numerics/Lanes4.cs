using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Four lanes in one 256-bit register.</summary>
internal readonly struct Lanes4(Vector256<double> value) : ILanes<Lanes4>
{
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long OneBits = 0x3FF0000000000000;
    private const ulong Magic = 0x4330000000000000; // 2^52: a 32-bit number in its low mantissa bits is exact

    private readonly Vector256<double> value = value;

    public static int Width => 4;

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
    public static Lanes4 Fma(Lanes4 a, Lanes4 b, Lanes4 c) => new(Vector256.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Min(Lanes4 a, Lanes4 b) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Max(Lanes4 a, Lanes4 b) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static uint Below(Lanes4 a, Lanes4 b) => (uint)Vector256.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Keep(uint bits, Lanes4 lanes) => new(Mask(bits) & lanes.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Choose(uint bits, Lanes4 set, Lanes4 clear) =>
        new(Vector256.ConditionalSelect(Mask(bits), set.value, clear.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Scale(Lanes4 x, Lanes4 z) =>
        new((x.value.AsInt64() + Vector256.ShiftLeft(z.value.AsInt64(), 52)).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 Split(Lanes4 x, out Lanes4 k)
    {
        Vector256<long> bits = x.value.AsInt64();
        Vector256<long> biased = Vector256.ShiftRightLogical(bits - Vector256.Create(SqrtHalfBits - OneBits), 52);
        k = new((biased | Vector256.Create((long)Magic)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023));
        return new((bits - Vector256.ShiftLeft(biased - Vector256.Create(1023L), 52)).AsDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 left, Lanes4 right) => new(left.value + right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 left, Lanes4 right) => new(left.value - right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator *(Lanes4 left, Lanes4 right) => new(left.value * right.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes4 operator /(Lanes4 left, Lanes4 right) => new(left.value / right.value);

    [MethodImpl(AggressiveInlining)]
    private static Vector256<double> Mask(uint bits)
    {
        Vector256<ulong> own = Vector256.Create(1UL, 2, 4, 8);
        return Vector256.Equals(Vector256.Create((ulong)bits) & own, own).AsDouble();
    }
}
