using System.Globalization;

namespace Zyz.Sim.Model.Time;

/// <summary>A calendar quarter.</summary>
/// <param name="Index">Quarters since the start of year 0: <c>4 * year + (quarter - 1)</c>. In [0, 16383].</param>
public readonly record struct Quarter(int Index) : IComparable<Quarter>
{
    /// <summary>Length of the model's step Δ [years].</summary>
    public const double StepYears = 0.25;

    /// <summary>The year.</summary>
    public int Year => Index >> 2;

    /// <summary>Quarter of the year. In [1, 4].</summary>
    public int OfYear => (Index & 3) + 1;

    /// <summary>A quarter by year and number.</summary>
    /// <param name="year">Year. In [0, 4095].</param>
    /// <param name="ofYear">Quarter of the year. In [1, 4].</param>
    /// <returns>The quarter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Quarter Of(int year, int ofYear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 4095);
        ArgumentOutOfRangeException.ThrowIfLessThan(ofYear, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ofYear, 4);
        return new Quarter((year << 2) + ofYear - 1);
    }

    /// <summary>Reads <c>2026Q4</c>, or <c>2026</c> as its first quarter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quarter">The quarter read.</param>
    /// <returns>Whether the text was a quarter or a year.</returns>
    public static bool TryParse(string text, out Quarter quarter)
    {
        quarter = default;
        if (text.Length is not (4 or 6) || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year > 4095)
        {
            return false;
        }

        int ofYear = text.Length == 4 ? 1 : text[4] is 'Q' or 'q' ? text[5] - '0' : 0;
        if (ofYear is < 1 or > 4)
        {
            return false;
        }

        quarter = Of(year, ofYear);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => Index.CompareTo(other.Index);

    /// <summary>Quarters later.</summary>
    public static Quarter operator +(Quarter quarter, int quarters) => new(quarter.Index + quarters);

    /// <summary>Quarters between.</summary>
    public static int operator -(Quarter later, Quarter earlier) => later.Index - earlier.Index;

    /// <summary>Earlier than.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.Index < right.Index;

    /// <summary>Later than.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.Index > right.Index;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.Index <= right.Index;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.Index >= right.Index;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}Q{OfYear}");
}
