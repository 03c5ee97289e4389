using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>The quarters a scenario simulates.</summary>
/// <param name="First">First quarter after the base year.</param>
/// <param name="Last">Last quarter of the horizon year.</param>
internal sealed record ScenarioCalendar(Quarter First, Quarter Last)
{
    /// <summary>A quarter that the scenario simulates.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="field">The field.</param>
    /// <returns>The quarter, or null after a fault.</returns>
    public Quarter? Read(FieldReader reader, Field field)
    {
        Quarter? quarter = reader.Quarter(field);
        if (quarter < First || quarter > Last)
        {
            reader.Log.Add(field, Rules.QuarterBetween(First.ToString(), Last.ToString()));
            return null;
        }

        return quarter;
    }
}
