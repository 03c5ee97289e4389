using System.Globalization;

namespace Zyz.Sim.Model.Draws;

/// <summary>Names one draw of a replication: whose, when, what for.</summary>
/// <param name="Entity">Id whose hash addresses the draw, for example <c>parameter/commonDrift/</c> or <c>town/t</c>.</param>
/// <param name="Quarter">Calendar quarter index; 0 where a draw is made once.</param>
/// <param name="Purpose">What for.</param>
public readonly record struct DrawKey(string Entity, int Quarter, Purpose Purpose)
{
    /// <summary>The draw of a parameter.</summary>
    /// <param name="entity">The parameter's entity.</param>
    /// <returns>Its key.</returns>
    public static DrawKey OfParameter(string entity) => new(entity, 0, Purpose.Parameter);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text names no draw.</exception>
    public static DrawKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('@');
        if (parts.Length == 1)
        {
            return OfParameter(text);
        }

        return parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int quarter)
            && Enum.TryParse(parts[2], out Purpose purpose) && Enum.IsDefined(purpose) && purpose.ToString() == parts[2]
            ? new DrawKey(parts[0], quarter, purpose)
            : throw new FormatException($"'{text}' names no draw");
    }

    /// <summary>The key as text: the entity alone for a parameter, else <c>entity@quarter index@purpose</c>.</summary>
    public override string ToString() => Purpose == Purpose.Parameter && Quarter == 0
        ? Entity
        : string.Create(CultureInfo.InvariantCulture, $"{Entity}@{Quarter}@{Purpose}");

    /// <summary>The quarter the draw belongs to, or null for a parameter.</summary>
    public Time.Quarter? When => Quarter == 0 ? null : new Time.Quarter(Quarter);
}
