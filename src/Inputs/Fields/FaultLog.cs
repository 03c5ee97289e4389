using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>Collects the faults of one file into the list of all.</summary>
/// <param name="file">File as it is named in faults.</param>
/// <param name="all">The list of all faults.</param>
internal sealed class FaultLog(string file, List<Fault> all)
{
    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>Notes a fault.</summary>
    /// <param name="field">Where, and what stands there.</param>
    /// <param name="rule">The rule it breaks.</param>
    /// <param name="suggestion">What was probably meant, or null.</param>
    public void Add(Field field, Text rule, string? suggestion = null) =>
        all.Add(new Fault(field.File ?? file, field.Line, field.Column, field.Text, rule, suggestion));
}
