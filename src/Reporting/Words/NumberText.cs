using System.Globalization;

namespace Zyz.Sim.Reporting;

/// <summary>How numbers look: one place, the invariant culture, the same digits in both languages.</summary>
public static class NumberText
{
    /// <summary>Stands where there is no number.</summary>
    public const string None = "–";

    /// <summary>An amount with three significant digits or so: decimals by size.</summary>
    /// <param name="value">The amount, in any unit.</param>
    /// <returns>For example <c>1,234</c>, <c>151.2</c>, <c>2.28</c>, <c>0.035</c>.</returns>
    public static string Amount(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1000 => Written(value, "#,##0"),
        >= 10 => Written(value, "0.0"),
        >= 1 => Written(value, "0.00"),
        >= 0.001 => Written(value, "0.0000"),
        _ => value.ToString("0.0e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A value somebody has named, such as a target: no digits are added to it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>500</c>, <c>0.2</c>.</returns>
    public static string Named(double value) => Written(value, "#,##0.####");

    /// <summary>A count with thousands apart.</summary>
    /// <param name="value">The count.</param>
    /// <returns>For example <c>10,000</c>.</returns>
    public static string Count(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A mean or quantile of counts.</summary>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>7</c>, <c>7.5</c>.</returns>
    public static string Counted(double value) => Written(value, "#,##0.#");

    /// <summary>A share as a percentage without decimals.</summary>
    /// <param name="share">The share [1].</param>
    /// <returns>For example <c>67 %</c>.</returns>
    public static string Percent(double share) => Written(share * 100, "#,##0") + " %";

    /// <summary>A growth as a signed percentage with one decimal.</summary>
    /// <param name="growth">The growth [1].</param>
    /// <returns>For example <c>+31.0 %</c>.</returns>
    public static string Growth(double growth) =>
        Written(growth * 100, "+#,##0.0;-#,##0.0;0.0") + " %";

    /// <summary>A time in seconds.</summary>
    /// <param name="seconds">The time [s].</param>
    /// <returns>For example <c>12.3 s</c>.</returns>
    public static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary>
    /// A value under a format, rounded as people and spreadsheets round: half away from zero, on its first fifteen digits.
    /// 63 of 2 000 is 3.15 % and shows as 3.2 %, though the nearest double lies below.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format.</param>
    /// <returns>The text.</returns>
    public static string Written(double value, string format) => Math.Abs(value) < 1e15
        ? ((decimal)value).ToString(format, CultureInfo.InvariantCulture)
        : value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A value as scripts read it: the shortest text that gives the same bits back.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
