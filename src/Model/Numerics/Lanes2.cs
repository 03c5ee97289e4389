using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>Two lanes in one 128-bit register.</summary>
internal readonly struct Lanes2(Vector128<double> value) : ILanes<Lanes2>
{
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long OneBits = 0x3FF0000000000000;
    private const ulong Magic = 0x4330000000000000; // 2^52: a 32-bit number in its low mantissa bits is exact

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
    public static Lanes2 Fma(Lanes2 a, Lanes2 b, Lanes2 c) => new(Vector128.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Min(Lanes2 a, Lanes2 b) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Max(Lanes2 a, Lanes2 b) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a.value, b.value), a.value, b.value));

    [MethodImpl(AggressiveInlining)]
    public static uint Below(Lanes2 a, Lanes2 b) => (uint)Vector128.LessThan(a.value, b.value).ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Keep(uint bits, Lanes2 lanes) => new(Mask(bits) & lanes.value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Choose(uint bits, Lanes2 set, Lanes2 clear) =>
        new(Vector128.ConditionalSelect(Mask(bits), set.value, clear.value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Scale(Lanes2 x, Lanes2 z) =>
        new((x.value.AsInt64() + Vector128.ShiftLeft(z.value.AsInt64(), 52)).AsDouble());

    [MethodImpl(AggressiveInlining)]
    public static Lanes2 Split(Lanes2 x, out Lanes2 k)
    {
        Vector128<long> bits = x.value.AsInt64();
        Vector128<long> biased = Vector128.ShiftRightLogical(bits - Vector128.Create(SqrtHalfBits - OneBits), 52);
        k = new((biased | Vector128.Create((long)Magic)).AsDouble() - Vector128.Create(4503599627370496.0 + 1023));
        return new((bits - Vector128.ShiftLeft(biased - Vector128.Create(1023L), 52)).AsDouble());
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
