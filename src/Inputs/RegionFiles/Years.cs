using System.Globalization;
using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary>Years that figures may speak of.</summary>
internal static class Years
{
    /// <summary>The first.</summary>
    public const int First = 1949;

    /// <summary>The last.</summary>
    public const int Last = 2100;

    /// <summary>A day of publication that may not lie before the year the figure speaks of.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="field">The field.</param>
    /// <param name="year">The year spoken of.</param>
    /// <returns>ISO date.</returns>
    public static string Published(FieldReader reader, Field field, int year)
    {
        string day = reader.Published(field);
        if (day.Length > 0 && int.Parse(day.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) < year)
        {
            reader.Log.Add(field, Rules.PublishedTooEarly);
        }

        return day;
    }
}
