using System.Globalization;
using Xunit.Abstractions;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Numbers, days and names of YAML and csv files: a value in its range or one fault, for any text.</summary>
public sealed class NumberFieldTests(ITestOutputHelper output)
{
    private static readonly string[] s_valid =
    [
        "0", "12", "-3.5", "1e5", "2.50E-3", "1234567.875", "0.1127", "99.9", "500", "-0.0", "18446744073709551615", "2147483647", "true", "false", "2022-12-31", "2023-06", "2023", "2026Q4", "2024/3/5", "2024年3月5日",
        "1,234,567", "１２．５", "flange", "all_towns", "casting", "baseOutput", "A+B",
    ];

    private static readonly string[] s_known = ["flange", "casting", "tea", "baseOutput", "closureRate", "all_towns"];

    [Fact]
    public void Fields_OfAnyText_GiveAValueOrAFault() => new GeneratedSuite<string>("fields", Make, Check)
    {
        Length = t => t.Length,
        Show = Mutations.Show,
        Smaller = Mutations.Smaller,
        Allocation = 64 << 10,
        AllocationPerUnit = 2000, // one character may stand for eighteen (\uFDFA), and each reader tells of it
    }.Run(output, 1_000_000);

    /// <summary>Any finite number, written as this program writes it, is read with all its bits.</summary>
    [Fact]
    public void Numbers_Written_AreReadWithAllTheirBits() => new GeneratedSuite<string>("numbers-written", Finite, text =>
    {
        double value = Reader(out List<Fault> faults).Number(new Field(text, 1, 1));
        Assert.Empty(faults);
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture) + 0.0), BitConverter.DoubleToInt64Bits(value));
    })
    {
        Length = t => t.Length,
        Show = Mutations.Show,
        Allocation = 64 << 10, // the first case compiles
        AllocationPerUnit = 20,
    }.Run(output, 200_000);

    private static string Make(Random chance)
    {
        string valid = s_valid[chance.Next(s_valid.Length)];
        return chance.Next(10) switch
        {
            0 => valid,
            1 => string.Concat(Enumerable.Range(0, chance.Next(1, 12)).Select(_ => (char)chance.Next(65536))),
            2 => string.Concat(Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Mutations.Token(chance))),
            3 => Finite(chance),
            _ => Mutations.Text(chance, valid),
        };
    }

    private static string Finite(Random chance)
    {
        double value = BitConverter.Int64BitsToDouble(chance.NextInt64(long.MinValue, long.MaxValue));
        return (double.IsFinite(value) ? value : chance.NextDouble()).ToString("R", CultureInfo.InvariantCulture);
    }

    private static void Check(string text)
    {
        foreach (bool quoted in new[] { false, true })
        {
            var field = new Field(text, 1, 1, quoted);
            Finite(field, r => r.Number(field), double.MinValue, double.MaxValue);
            Finite(field, r => r.Number(field, 0, 1), 0, 1);
            Finite(field, r => r.NumberAbove(field, 0), double.Epsilon, double.MaxValue);
        }

        var plain = new Field(text, 1, 1);
        Nothing(r => r.Whole(plain, 64, 10_000_000) is { } n ? n is >= 64 and <= 10_000_000 : null);
        Nothing(r => r.Day(plain) is { } day ? day.Year >= 1 : null);
        Nothing(r => r.Published(plain) is { Length: > 0 } iso ? DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) : null);
        Nothing(r => r.Quarter(plain) is { } quarter ? quarter.Year is >= 0 and <= 4095 : null);
        Nothing(r => r.Id(plain) is { Length: > 0 } id ? PortableName.Is(id) && id == Path.GetFileName(id) && !id.Contains("..", StringComparison.Ordinal) | !id.StartsWith('.') : null);
        FieldReader reader = Reader(out List<Fault> faults);
        reader.Seed(plain);
        reader.Switch(plain);
        reader.Words(plain);
        reader.Known(plain, s_known, Noun.Town);
        Readable(faults);
    }

    private static void Finite(Field field, Func<FieldReader, double> read, double low, double high)
    {
        double value = read(Reader(out List<Fault> faults));
        Assert.Equal(double.IsNaN(value), faults.Count == 1);
        Assert.True(double.IsNaN(value) || (double.IsFinite(value) && value >= low && value <= high), $"{field.Text} gave {value}");
        Assert.False(double.IsNegative(value) && value == 0, "there is one zero");
        Readable(faults);
        if (faults.Count == 1 && faults[0].Suggestion is { } suggested && !field.Quoted)
        {
            Assert.True(double.IsFinite(Reader(out List<Fault> second).Number(new Field(suggested, 1, 1))) || second.Count == 1);
        }
    }

    /// <summary>A reader that gives null where there is a fault, and only there.</summary>
    private static void Nothing(Func<FieldReader, bool?> read)
    {
        bool? right = read(Reader(out List<Fault> faults));
        Assert.Equal(right is null, faults.Count == 1);
        Assert.NotEqual(false, right);
        Readable(faults);
    }

    /// <summary>A fault can be shown in both languages, in bounded space.</summary>
    private static void Readable(List<Fault> faults)
    {
        foreach (Fault fault in faults)
        {
            if (fault.Value.Length + (fault.Suggestion?.Length ?? 0) > 2 * InputLimits.ShownCharacters + 1 || fault.Value.Contains('\n', StringComparison.Ordinal))
            {
                Assert.Fail("a fault is a line and no page");
            }
        }
    }

    private static FieldReader Reader(out List<Fault> faults) => new(new FaultLog("f.csv", faults = []));
}
