using System.Globalization;

namespace Zyz.Sim.Inputs;

/// <summary>
/// The day from which a figure counts as known. Sources often state a month or only a year; such a figure counts as
/// published on the last day of it, so that no forecast reads it too early.
/// </summary>
public static class PublicationDate
{
    /// <summary>Reads <c>2023</c>, <c>2023-06</c> or <c>2023-06-18</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="day">The day, or the last day of the month or year.</param>
    /// <returns>Whether the text was a year, a month or a day.</returns>
    public static bool TryParse(string text, out DateOnly day)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        switch (text.Length)
        {
            case 4 when DateOnly.TryParseExact(text, "yyyy", invariant, DateTimeStyles.None, out DateOnly year):
                day = new DateOnly(year.Year, 12, 31);
                return true;
            case 7 when DateOnly.TryParseExact(text, "yyyy-MM", invariant, DateTimeStyles.None, out DateOnly month):
                day = new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
                return true;
            case 10:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out day);
            default:
                day = default;
                return false;
        }
    }

    /// <summary>A day as the product writes it.</summary>
    /// <param name="day">The day.</param>
    /// <returns>ISO date, for example <c>2023-06-30</c>.</returns>
    public static string ToIso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
