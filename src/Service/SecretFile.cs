namespace Zyz.Sim.Service;

/// <summary>A file that holds one secret and may be read by its owner alone.</summary>
internal static class SecretFile
{
    private const int Largest = 8192;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads the secret.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <param name="faults">Receives what is wrong.</param>
    /// <returns>The secret without blanks around it; null where anything is wrong.</returns>
    public static string? Read(string path, string setting, List<string> faults)
    {
        string name = $"Zyz:{setting} {path}";
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) is not 0 and UnixFileMode open)
            {
                faults.Add($"{name} can be used by others ({open}): chmod 600 {path}");
                return null;
            }

            using FileStream file = File.OpenRead(path);
            if (file.Length > Largest)
            {
                faults.Add($"{name} holds {file.Length} bytes; a secret has at most {Largest}");
                return null;
            }

            using var reader = new StreamReader(file);
            string secret = reader.ReadToEnd().Trim();
            if (secret.Length > 0)
            {
                return secret;
            }

            faults.Add($"{name} is empty");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{name} cannot be read: {wrong.Message}");
        }

        return null;
    }
}
