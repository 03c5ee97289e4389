using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>A file, or a sheet of it, that cannot be read at all.</summary>
/// <param name="reason">Why, in both languages.</param>
internal sealed class ImportRefused(Text reason) : Exception(reason.En)
{
    /// <summary>Why.</summary>
    public Text Reason { get; } = reason;
}
