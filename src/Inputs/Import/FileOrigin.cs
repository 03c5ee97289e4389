using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>Where imported figures come from.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Hash">SHA-256 of its bytes, hexadecimal.</param>
/// <param name="Title">Its first line.</param>
internal sealed record FileOrigin(string FileName, string Hash, string Title)
{
    /// <summary>Id of the source the file becomes: the same file is the same source.</summary>
    public string SourceId => "import-" + Hash[..12];

    /// <summary>The source the file becomes.</summary>
    /// <param name="grade">Its grade.</param>
    /// <returns>The source.</returns>
    public Source ToSource(string grade) => new(SourceId, $"{Title} ({FileName}, sha256 {Hash[..16]})", grade);
}
