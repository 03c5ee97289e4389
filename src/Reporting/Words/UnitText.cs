using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Reporting;

/// <summary>Units for people. 亿元 and 万吨 stay in English too: planners' sources use them.</summary>
public static class UnitText
{
    /// <summary>What an English reader must know of the units that stay Chinese.</summary>
    public static Text Note { get; } = new(
        "金额单位亿元，产量和产能单位万吨。",
        "Units: 1 亿元 = 100 million yuan; 1 万吨 = 10,000 tonnes.");

    /// <summary>A unit in a language.</summary>
    /// <param name="unit">The unit as in results.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The unit, empty for a pure number.</returns>
    public static string In(string unit, string language) => (unit, language) switch
    {
        ("1", _) => "",
        (_, "zh") => unit,
        ("户", _) => "enterprises",
        ("人", _) => "people",
        ("个", _) => "",
        _ => unit,
    };

    /// <summary>An amount with its unit; counts get no decimals they do not need.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="unit">The unit as in results.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>For example <c>151.2 亿元</c>, <c>7 户</c>.</returns>
    public static string Amount(double value, string unit, string language) =>
        With(unit is "户" or "人" or "个" ? NumberText.Counted(value) : NumberText.Amount(value), unit, language);

    /// <summary>A number text with its unit.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">The unit as in results.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>For example <c>500 亿元</c>.</returns>
    public static string With(string number, string unit, string language)
    {
        string name = In(unit, language);
        return name.Length == 0 ? number : $"{number} {name}";
    }
}
