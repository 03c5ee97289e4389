using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>
/// Turns fields into values and notes every fault. After a fault a stand-in comes back (NaN, null, an empty text or the
/// suggested name), so that reading goes on and one mistake gives one fault.
/// </summary>
/// <param name="log">Where faults go.</param>
internal sealed partial class FieldReader(FaultLog log)
{
    private const int LongestNumber = 400;

    /// <summary>Where faults go.</summary>
    public FaultLog Log { get; } = log;

    /// <summary>A text that must say something.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The text.</returns>
    public string Words(Field field)
    {
        if (string.IsNullOrWhiteSpace(field.Text))
        {
            Log.Add(field, Rules.Empty);
        }

        return field.Text;
    }

    /// <summary>An id: letters, digits and <c>_ + - .</c>, starting with a letter or digit.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The id, or an empty text.</returns>
    public string Id(Field field)
    {
        bool formed = IdPattern().IsMatch(field.Text);
        if (formed && PortableName.Is(field.Text))
        {
            return field.Text;
        }

        Log.Add(field, formed ? Rules.Device : field.Text.Length == 0 ? Rules.Empty : Rules.Id);
        return "";
    }

    /// <summary>A name that must be among known ones.</summary>
    /// <param name="field">The field.</param>
    /// <param name="known">The known names; null where they could not be read, then nothing is checked.</param>
    /// <param name="what">What the names name.</param>
    /// <param name="titles">Titles that stand for ids in people's minds; none where there are none.</param>
    /// <returns>The name, after a fault the suggested name or an empty text.</returns>
    public string Known(Field field, IReadOnlyCollection<string>? known, Noun what, ImmutableArray<(string Id, Text Title)> titles = default)
    {
        if (known is null || known.Contains(field.Text))
        {
            return field.Text;
        }

        string? suggestion = Spelling.Nearest(field.Text, known) ?? TitledNames.Find(field.Text, titles, known);
        Log.Add(field, field.Text.Length == 0 ? Rules.Empty : Rules.Unknown(what, known), suggestion);
        return suggestion ?? "";
    }

    /// <summary>A finite number in a closed range.</summary>
    /// <param name="field">The field.</param>
    /// <param name="low">Smallest allowed value.</param>
    /// <param name="high">Largest allowed value.</param>
    /// <returns>The number, or NaN after a fault.</returns>
    public double Number(Field field, double low, double high)
    {
        double value = Number(field);
        if (value < low || value > high)
        {
            Log.Add(field, Rules.Between(low, high));
            return double.NaN;
        }

        return value;
    }

    /// <summary>A finite number above a bound.</summary>
    /// <param name="field">The field.</param>
    /// <param name="bound">The bound, itself not allowed.</param>
    /// <returns>The number, or NaN after a fault.</returns>
    public double NumberAbove(Field field, double bound)
    {
        double value = Number(field);
        if (value <= bound)
        {
            Log.Add(field, Rules.Above(bound));
            return double.NaN;
        }

        return value;
    }

    /// <summary>A finite number: digits, at most one point, perhaps an exponent; no separators, no hexadecimal.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The number, or NaN after a fault.</returns>
    public double Number(Field field)
    {
        if (!field.Quoted && NumberPattern().IsMatch(field.Text))
        {
            double value = double.Parse(field.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (double.IsFinite(value))
            {
                return value == 0 ? 0.0 : value;
            }
        }

        string plain = Plain(field);
        Log.Add(field, Rules.Number, plain != field.Text && NumberPattern().IsMatch(plain) ? plain : null);
        return double.NaN;
    }

    /// <summary>A whole number in a closed range.</summary>
    /// <param name="field">The field.</param>
    /// <param name="low">Smallest allowed value.</param>
    /// <param name="high">Largest allowed value.</param>
    /// <returns>The number, or null after a fault.</returns>
    public int? Whole(Field field, int low, int high)
    {
        bool digits = !field.Quoted && int.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= low && value <= high;
        if (digits)
        {
            return int.Parse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        string plain = Plain(field);
        Log.Add(field, Rules.Whole(low, high), plain != field.Text && plain.All(char.IsAsciiDigit) ? plain : null);
        return null;
    }

    /// <summary>A seed: a whole number of at most 64 bits.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The seed, or 0 after a fault.</returns>
    public ulong Seed(Field field)
    {
        ulong seed = 0;
        if (field.Quoted || !ulong.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
        {
            Log.Add(field, Rules.Seed);
        }

        return seed;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The switch; false after a fault.</returns>
    public bool Switch(Field field)
    {
        if (field.Quoted || field.Text is not ("true" or "false"))
        {
            string plain = field.Text.ToLowerInvariant(); // spreadsheets write TRUE
            Log.Add(field, Rules.Switch, plain is "true" or "false" && plain != field.Text ? plain : null);
        }

        return field.Text == "true";
    }

    /// <summary>A day, year-month-day.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The day, or null after a fault.</returns>
    public DateOnly? Day(Field field)
    {
        if (field.Text.Length == 10 && PublicationDate.TryParse(field.Text, out DateOnly day))
        {
            return day;
        }

        Log.Add(field, Rules.Day, PlainDay(field));
        return null;
    }

    /// <summary>A day of publication; a month or a year counts as its last day.</summary>
    /// <param name="field">The field.</param>
    /// <returns>ISO date, or an empty text after a fault.</returns>
    public string Published(Field field)
    {
        if (PublicationDate.TryParse(field.Text, out DateOnly day))
        {
            return PublicationDate.ToIso(day);
        }

        Log.Add(field, Rules.Published, PlainDay(field));
        return "";
    }

    /// <summary>The day something was judged, year-month-day.</summary>
    /// <param name="field">The field.</param>
    /// <returns>ISO date, or an empty text after a fault.</returns>
    public string JudgedOn(Field field) => Day(field) is DateOnly day ? PublicationDate.ToIso(day) : "";

    /// <summary>A quarter such as <c>2026Q4</c>, or a year as its first quarter.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The quarter, or null after a fault.</returns>
    public Quarter? Quarter(Field field)
    {
        if (Model.Time.Quarter.TryParse(field.Text, out Quarter quarter))
        {
            return quarter;
        }

        Log.Add(field, Rules.Quarter);
        return null;
    }

    /// <summary>A number without full-width digits and separators of thousands.</summary>
    private static string Plain(Field field)
    {
        string text = Narrow(field.Text).Trim();
        return ThousandsPattern().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
    }

    /// <summary>Full-width forms as ordinary ones; what is longer than any number, or no text at all (half a surrogate pair), as it is.</summary>
    private static string Narrow(string text)
    {
        if (text.Length > LongestNumber)
        {
            return text;
        }

        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>A day as spreadsheets and people write it, 2026/3/5 or 2026年3月5日, in the form asked for; else null.</summary>
    private static string? PlainDay(Field field) => WrittenDayPattern().Match(field.Text.Trim()) is { Success: true } day
        && PublicationDate.TryParse($"{day.Groups[1].Value}-{day.Groups[2].Value.PadLeft(2, '0')}-{day.Groups[3].Value.PadLeft(2, '0')}", out DateOnly found)
            ? PublicationDate.ToIso(found) : null;

    [GeneratedRegex(@"\A-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\z")]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex(@"\A([0-9]{4})[/.年-]([0-9]{1,2})[/.月-]([0-9]{1,2})日?\z")]
    private static partial Regex WrittenDayPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_+.\-]*\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?([eE][+\-]?[0-9]+)?\z")]
    private static partial Regex NumberPattern();
}
