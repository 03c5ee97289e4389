namespace Zyz.Sim.Inputs;

/// <summary>Ids become names of files and folders, and a pack must open on Windows too.</summary>
public static class PortableName
{
    /// <summary>Whether an id can name a file everywhere: Windows keeps names such as CON and NUL, with any ending, for devices and drops a dot at the end.</summary>
    /// <param name="id">An id of letters, digits and <c>_ + - .</c>.</param>
    /// <returns>True where it can.</returns>
    public static bool Is(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string name = id.Split('.')[0].ToUpperInvariant();
        bool device = name is "CON" or "PRN" or "AUX" or "NUL"
            || (name.Length == 4 && (name.StartsWith("COM", StringComparison.Ordinal) || name.StartsWith("LPT", StringComparison.Ordinal)) && char.IsAsciiDigit(name[3]));
        return !device && !id.EndsWith('.');
    }
}
