using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>The quarters a scenario simulates.</summary>
/// <param name="First">First quarter after the base year.</param>
/// <param name="Last">Last quarter of the horizon year.</param>
/// <param name="File">The scenario's own file: what it inherits may lie beyond a shorter horizon and then plays no role.</param>
internal sealed record ScenarioCalendar(Quarter First, Quarter Last, string File)
{
    /// <summary>A quarter that the scenario simulates.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="field">The field; a year means its first quarter.</param>
    /// <returns>The quarter, or null after a fault and for an inherited quarter beyond the horizon.</returns>
    public Quarter? Read(FieldReader reader, Field field) => Check(reader, field, reader.Quarter(field));

    /// <summary>The last quarter of something that lasts.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="field">The field; a year means its fourth quarter.</param>
    /// <returns>The quarter, or null after a fault; an inherited one is held at the horizon.</returns>
    public Quarter? ReadEnd(FieldReader reader, Field field)
    {
        Quarter? end = reader.Quarter(field);
        end = field.Text.Length == 4 ? end + 3 : end;
        return end > Last && IsInherited(field) ? Last : Check(reader, field, end);
    }

    /// <summary>Whether a field comes from a scenario that is extended.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True where it stands in another file.</returns>
    public bool IsInherited(Field field) => field.File is { } file && file != File;

    private Quarter? Check(FieldReader reader, Field field, Quarter? quarter)
    {
        bool unheard = quarter > Last && IsInherited(field);
        if (!unheard && (quarter < First || quarter > Last))
        {
            reader.Log.Add(field, Rules.QuarterBetween(First.ToString(), Last.ToString()));
        }

        return quarter >= First && quarter <= Last ? quarter : null;
    }
}
