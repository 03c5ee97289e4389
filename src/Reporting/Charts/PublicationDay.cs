using System.Globalization;

namespace Zyz.Sim.Reporting;

/// <summary>Days of publication as the pack writes them: a day, a month or a year.</summary>
internal static class PublicationDay
{
    /// <summary>Whether something was published after a day; a month or a year counts as its last day.</summary>
    /// <param name="published">Day, month or year, ISO.</param>
    /// <param name="day">The day, ISO.</param>
    /// <returns>True where it was published later.</returns>
    public static bool IsAfter(string published, string day) => string.CompareOrdinal(LastDay(published), day) > 0;

    private static string LastDay(string text)
    {
        string[] parts = text.Split('-');
        if (parts.Length == 1)
        {
            return text + "-12-31";
        }

        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            && year is >= 1 and <= 9999 && month is >= 1 and <= 12)
        {
            return text + "-" + DateTime.DaysInMonth(year, month).ToString("00", CultureInfo.InvariantCulture);
        }

        return text;
    }
}
