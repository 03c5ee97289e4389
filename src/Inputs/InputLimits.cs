namespace Zyz.Sim.Inputs;

/// <summary>
/// How much input files may hold. The largest file of a shipped pack has 50 kB; whatever is hundreds of times larger is none of ours,
/// and reading stops before time or memory are spent on it. Tables to import have limits of their own.
/// </summary>
public static class InputLimits
{
    /// <summary>Size of a YAML or csv file [bytes].</summary>
    public const long FileBytes = 16L << 20;

    /// <summary>Size of all files read of one folder [bytes].</summary>
    public const long FolderBytes = 64L << 20;

    /// <summary>Size of a JSON file: plan, result, manifest, vintage [bytes].</summary>
    public const long JsonBytes = Model.StrictJson.MostBytes;

    /// <summary>Cells of a csv file [count].</summary>
    public const int Cells = 1_000_000;

    /// <summary>Values of a YAML file, keys among them [count].</summary>
    public const int Values = 200_000;

    /// <summary>Faults listed of what is read at once [count]; reading stops there.</summary>
    public const int Faults = 1000;

    /// <summary>Characters shown of a wrong value [count].</summary>
    public const int ShownCharacters = 200;
}
