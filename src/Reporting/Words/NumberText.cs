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
        >= 1000 => value.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        >= 0.001 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A value somebody has named, such as a target: no digits are added to it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>500</c>, <c>0.2</c>.</returns>
    public static string Named(double value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands apart.</summary>
    /// <param name="value">The count.</param>
    /// <returns>For example <c>10,000</c>.</returns>
    public static string Count(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A mean or quantile of counts.</summary>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>7</c>, <c>7.5</c>.</returns>
    public static string Counted(double value) => value.ToString("#,##0.#", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage without decimals.</summary>
    /// <param name="share">The share [1].</param>
    /// <returns>For example <c>67 %</c>.</returns>
    public static string Percent(double share) => (share * 100).ToString("#,##0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A growth as a signed percentage with one decimal.</summary>
    /// <param name="growth">The growth [1].</param>
    /// <returns>For example <c>+31.0 %</c>.</returns>
    public static string Growth(double growth) =>
        (growth * 100).ToString("+#,##0.0;-#,##0.0;0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A time in seconds.</summary>
    /// <param name="seconds">The time [s].</param>
    /// <returns>For example <c>12.3 s</c>.</returns>
    public static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    /// <summary>A value as scripts read it: the shortest text that gives the same bits back.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
