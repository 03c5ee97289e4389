using System.Globalization;
using Xunit.Abstractions;
using Zyz.Sim.Inputs.Import.Figures;
using Zyz.Sim.Inputs.Import.Grids;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Figures as bureaus write them: amounts, 亿元 and 万元, full-width digits, percentages, dates.</summary>
public sealed class FigureCellTests(ITestOutputHelper output)
{
    private static readonly string[] s_valid =
    [
        "160", "约１２０万吨", "1,208,900", "310（预计）", "增长11.27%", "—", "120多亿元", "40000余人", "超过500亿元", "-3.5%", "1.6e6", "0.1269999999", "2024年3月", "2024/3/1", "3月1日", "12:30", "持平", "１，６００，０００万元", "(1.5)", "5-10", "1.2亿",
        "5家企业", "160①", "预计 160 亿元", "下降3.5%", "10,000 yuan", "#DIV/0!", "NaN", "79228162514264337593543950335",
    ];

    private static readonly string[] s_units = ["", "亿元", "万元", "元", "万吨", "吨", "户", "家", "人", "万人", "%", "亿", "万"];

    [Fact]
    public void Figures_OfAnyCell_AreFiniteOrNone() => new GeneratedSuite<string>("figure-cells", Make, Check)
    {
        Length = t => t.Length,
        Show = Mutations.Show,
        Smaller = Mutations.Smaller,
        Allocation = 64 << 10,
        AllocationPerUnit = 400,
    }.Run(output, 1_000_000);

    /// <summary>A figure with any of its units, digits and separators says the value it was made of.</summary>
    [Fact]
    public void Figures_WellWritten_SayTheirValue() => new GeneratedSuite<Written>("figures-written", Well, w =>
    {
        FigureReading reading = FigureText.Of(new SheetCell(CellKind.Text, w.Text));
        Assert.Null(reading.Problem);
        Assert.Equal(w.Value, reading.Value);
        Assert.Equal(w.Unit.Length == 0 ? null : w.Unit, reading.Unit?.Name);
    })
    {
        Length = w => w.Text.Length,
        Show = w => $"{Mutations.Show(w.Text)} of {w.Value}",
        Allocation = 64 << 10,
        AllocationPerUnit = 400,
    }.Run(output, 200_000);

    private sealed record Written(string Text, decimal Value, string Unit);

    private static string Make(Random chance) => chance.Next(6) switch
    {
        0 => string.Concat(Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Mutations.Token(chance))),
        1 => Well(chance).Text,
        2 => Mutations.Text(chance, Well(chance).Text),
        _ => Mutations.Text(chance, s_valid[chance.Next(s_valid.Length)]),
    };

    private static Written Well(Random chance)
    {
        decimal value = Math.Round((decimal)(chance.NextDouble() * Math.Pow(10, chance.Next(1, 10))), chance.Next(0, 5));
        string unit = s_units[chance.Next(s_units.Length)], text = value.ToString(chance.Next(3) == 0 ? "#,0.####" : "0.####", CultureInfo.InvariantCulture);
        if (chance.Next(4) == 0)
        {
            text = string.Concat(text.Select(c => (char)(c + 0xFEE0)));
        }

        if (chance.Next(4) == 0)
        {
            text = string.Concat(new[] { " ", "\u3000", "\u00A0" }[chance.Next(3)], text, " ");
        }

        return new Written(text + unit, value, unit);
    }

    private static void Check(string text)
    {
        foreach (CellKind kind in Enum.GetValues<CellKind>())
        {
            Sound(FigureText.Of(new SheetCell(kind, text)));
        }

        Sound(FigureText.Of(new SheetCell(CellKind.Number, "160.5", text)));
        NumberFormats.Meaning(text);
    }

    private static void Sound(FigureReading reading)
    {
        Assert.False(reading.Value is not null && reading.Problem is not null, "a figure is right or wrong");
        if (reading.Value is not { } value)
        {
            return;
        }

        foreach (UnitKind kind in Enum.GetValues<UnitKind>())
        {
            decimal factor = reading.Unit is null ? 1 : reading.Unit.FactorTo(kind) ?? 1;
            Assert.True(double.IsFinite((double)(value * factor)));
        }
    }
}
