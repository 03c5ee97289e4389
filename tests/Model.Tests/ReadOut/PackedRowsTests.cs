using Zyz.Sim.Model.ReadOut;

namespace Zyz.Sim.Model.Tests.ReadOut;

/// <summary>Packed rows give back every bit, in the fewest bytes of the forms there are; what is no rows is refused.</summary>
public sealed class PackedRowsTests
{
    private const int Head = 32;

    public static TheoryData<string, double[], int> Kinds => new()
    {
        { "the same", Row(_ => 0.1), 8 },
        { "the same zero below zero", Row(_ => -0.0), 8 },
        { "no number at all", Row(_ => double.NaN), 8 },
        { "few", Row(i => i * 4), 64 },
        { "up to 255", Row(i => i + 192), 64 },
        { "up to 256", Row(i => i + 193), 128 },
        { "up to 65535", Row(i => 65535 - i), 128 },
        { "up to 65536", Row(i => 65536 - i), 512 },
        { "a zero below zero among zeros", Row(i => i == 5 ? -0.0 : 0.0), 512 },
        { "below zero", Row(i => i - 1), 512 },
        { "a half", Row(i => i == 63 ? 0.5 : 1), 512 },
        { "no numbers", Row(i => i == 9 ? double.NaN : i == 10 ? double.PositiveInfinity : i), 512 },
        { "doubles", Row(i => Math.Exp(i)), 512 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Row_OfAnyKind_ComesBackBitForBit(string kind, double[] row, int bytes)
    {
        double[] other = Row(i => 1 / (1.0 + i));
        byte[] packed = PackedRows.Pack([.. other, .. row, .. other], Head);
        Assert.True(Head + 8 + 512 + bytes + 512 == packed.Length, kind);
        Assert.All(packed[..Head], b => Assert.Equal(0, b));
        var rows = new PackedRows(packed, Head, 3);
        foreach (int count in (int[])[64, 1, 37])
        {
            var back = new double[count];
            rows.Read(1, back);
            Assert.Equal(row[..count].Select(BitConverter.DoubleToInt64Bits), back.Select(BitConverter.DoubleToInt64Bits));
            rows.Read(2, back);
            Assert.Equal(other[..count], back);
        }
    }

    [Fact]
    public void Rows_AddedDamagedOrMissing_AreRefused()
    {
        byte[] packed = PackedRows.Pack([.. Row(i => i), .. Row(i => 0.5 * i)], Head);
        Assert.Throws<InvalidDataException>(() => new PackedRows(packed, Head, 3));
        Assert.Throws<InvalidDataException>(() => new PackedRows(packed, Head, 1));
        Assert.Throws<InvalidDataException>(() => new PackedRows(packed[..^1], Head, 2));
        Assert.Throws<InvalidDataException>(() => new PackedRows([.. packed, 0], Head, 2));
        Assert.Throws<InvalidDataException>(() => new PackedRows([], Head, 2));
        Assert.Throws<InvalidDataException>(() => new PackedRows(packed[..(Head + 1)], Head, 2));
        for (int form = 4; form < 256; form++)
        {
            packed[Head] = (byte)form;
            Assert.Throws<InvalidDataException>(() => new PackedRows(packed, Head, 2));
        }
    }

    private static double[] Row(Func<int, double> value) => [.. Enumerable.Range(0, 64).Select(value)];
}
