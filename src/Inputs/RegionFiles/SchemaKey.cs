using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Yaml;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary>The key <c>schema: 1</c> that says which form a file has.</summary>
internal static class SchemaKey
{
    /// <summary>Notes a missing or other version.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="map">The file's keys.</param>
    public static void Check(FieldReader reader, YamlMapReader map)
    {
        if (map.Scalar("schema") is { } schema && (schema.Quoted || schema.Text != "1"))
        {
            reader.Log.Add(schema, Rules.SchemaOne);
        }
    }
}
