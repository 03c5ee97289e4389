using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Zyz.Sim.Model.Numerics;

/// <summary>One lane: a double.</summary>
internal readonly struct Lanes1(double value) : ILanes<Lanes1>
{
    private const long FirstPart = 0x3FE7800000000000; // 0.734375: half a thirty-second below ¾

    /// <summary>The value.</summary>
    public readonly double Value = value;

    public static int Width => 1;

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 All(double value) => new(value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Load(ref double first, int index) => new(Unsafe.Add(ref first, index));

    [MethodImpl(AggressiveInlining)]
    public static void Store(Lanes1 lanes, ref double first, int index) => Unsafe.Add(ref first, index) = lanes.Value;

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 FromWords(ref ulong first, int index) => new(Unsafe.Add(ref first, index));

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 FromUpperWords(ref ulong first, int index) => new(Unsafe.Add(ref first, index) >> 32);

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 FromOddWords(ref ulong first, int index) => new(Unsafe.Add(ref first, index) & 0x7FFFFFFF | 1);

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 OddFractions(ref ulong first, int index) => new((Unsafe.Add(ref first, index) & 0x7FFFFFFF | 1) * (1.0 / 2147483648.0));

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 TurnSigns(Lanes1 lanes, ref ulong words, int index) =>
        new(BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(lanes.Value) ^ (Unsafe.Add(ref words, index) << 32 & 1UL << 63)));

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Eighth(Lanes1 x, ref ulong segments, int index)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x.Value);
        Unsafe.Add(ref segments, index) = bits >> 49;
        double mantissa = BitConverter.UInt64BitsToDouble(bits & 0x000FFFFFFFFFFFFF | 0x3FF0000000000000);
        return new(mantissa - BitConverter.UInt64BitsToDouble(bits & 0x000E000000000000 | 0x3FF1000000000000));
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Rows(in RowTable table, ref ulong rows, int index, out Lanes1 c1, out Lanes1 c2, out Lanes1 c3, out Lanes1 c4, out Lanes1 c5)
    {
        ref double row = ref table.Row(Unsafe.Add(ref rows, index));
        (c1, c2, c3, c4, c5) = (new(Unsafe.Add(ref row, 1)), new(Unsafe.Add(ref row, 2)), new(Unsafe.Add(ref row, 3)), new(Unsafe.Add(ref row, 4)), new(Unsafe.Add(ref row, 5)));
        return new(row);
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Sqrt(Lanes1 x) => new(Math.Sqrt(x.Value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Fma(Lanes1 a, Lanes1 b, Lanes1 c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Min(Lanes1 a, Lanes1 b) => new(a.Value < b.Value ? a.Value : b.Value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Max(Lanes1 a, Lanes1 b) => new(a.Value > b.Value ? a.Value : b.Value);

    [MethodImpl(AggressiveInlining)]
    public static uint Below(Lanes1 a, Lanes1 b) => a.Value < b.Value ? 1u : 0u;

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 WhereBelow(Lanes1 a, Lanes1 b, Lanes1 below, Lanes1 other) => a.Value < b.Value ? below : other;

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 AddBelow(Lanes1 sum, Lanes1 a, Lanes1 b, Lanes1 amount) => a.Value < b.Value ? sum + amount : sum;

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Keep(uint bits, Lanes1 lanes) => (bits & 1) != 0 ? lanes : default;

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Choose(uint bits, Lanes1 set, Lanes1 clear) => (bits & 1) != 0 ? set : clear;

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Pick(ReadOnlySpan<double> sixteen, Lanes1 numbers) =>
        new(Unsafe.Add(ref MemoryMarshal.GetReference(sixteen), (nint)(BitConverter.DoubleToInt64Bits(numbers.Value) & 15)));

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Raise(Lanes1 x, Lanes1 z) =>
        new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x.Value) + (BitConverter.DoubleToInt64Bits(z.Value) << 48)));

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 Split(Lanes1 x, out Lanes1 k, out Lanes1 part)
    {
        long bits = BitConverter.DoubleToInt64Bits(x.Value), above = bits - FirstPart;
        part = new(BitConverter.Int64BitsToDouble(above >>> 48));
        k = new(above >> 52);
        return new(BitConverter.Int64BitsToDouble(bits - (above & ~0xFFFFFFFFFFFFF)));
    }

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 operator +(Lanes1 left, Lanes1 right) => new(left.Value + right.Value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 operator -(Lanes1 left, Lanes1 right) => new(left.Value - right.Value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 operator *(Lanes1 left, Lanes1 right) => new(left.Value * right.Value);

    [MethodImpl(AggressiveInlining)]
    public static Lanes1 operator /(Lanes1 left, Lanes1 right) => new(left.Value / right.Value);
}
