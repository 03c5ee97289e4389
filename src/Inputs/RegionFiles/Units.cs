using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary>Units that figures of drivers, observations and targets may have.</summary>
internal static class Units
{
    /// <summary>Unit of volumes and capacities.</summary>
    public const string Tonnage = "万吨";

    /// <summary>All of them.</summary>
    public static readonly string[] Known =
    [
        "1", "%", "% y/y", "亿元", "万元", "元/吨", "元/公斤", Tonnage, "GW", "户", "人", "个",
    ];

    /// <summary>A unit; what is written in 斤 is told how to become tonnes.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="field">The field.</param>
    /// <returns>The unit, or after a fault the one that was probably meant.</returns>
    public static string Read(FieldReader reader, Field field)
    {
        if (field.Text is not ("斤" or "万斤" or "公斤"))
        {
            return reader.Known(field, Known, Noun.Unit);
        }

        reader.Log.Add(field, Rules.Jin, Tonnage);
        return Tonnage;
    }
}
