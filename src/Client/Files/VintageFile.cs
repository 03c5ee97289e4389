using System.Security.Cryptography;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Calibration;

namespace Zyz.Sim.Client;

/// <summary>Vintages on disk: written once, never again, and read only where the seal holds.</summary>
internal static class VintageFile
{
    /// <summary>Folder of a region pack in which its vintages lie.</summary>
    public const string Folder = "vintages";

    /// <summary>Opens a vintage.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The vintage, and the file as a manifest names it.</returns>
    /// <exception cref="CommandFailure">There is no such file, it is no vintage, or its seal is broken.</exception>
    public static (Vintage Vintage, InputFile File) Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.NoFile(path));
        }

        try
        {
            byte[] text = ClientFile.Read(path);
            return (VintageText.Open(text), new InputFile($"{Folder}/{Path.GetFileName(path)}", Convert.ToHexStringLower(SHA256.HashData(text))));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.InvalidInput, RecalibrateTexts.CannotOpen(path, exception.Message));
        }
    }

    /// <summary>Refuses a folder that cannot be written, before anything is computed.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="CommandFailure">It cannot be made.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.CannotWrite(folder, exception.Message));
        }
    }

    /// <summary>Writes a vintage under its own name, unless it lies there already.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="id">Id of the vintage.</param>
    /// <param name="text">The sealed text.</param>
    /// <returns>The file, and whether it is new.</returns>
    /// <exception cref="CommandFailure">Another text lies under its name.</exception>
    public static (string Path, bool IsNew) Write(string folder, string id, byte[] text)
    {
        if (Path.GetFileName(id) != id || id.Contains('\\', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{id}' names no file", nameof(id)); // ids are made of a day and a seal
        }

        string path = Path.Combine(folder, id + ".json"), partial = Path.Combine(folder, $".{id}.partial-{Environment.ProcessId}");
        if (File.Exists(path))
        {
            return ClientFile.Read(path).AsSpan().SequenceEqual(text) ? (path, false) : throw new CommandFailure(ExitCode.CheckFailed, RecalibrateTexts.Altered(path));
        }

        try
        {
            File.WriteAllBytes(partial, text);
            File.Move(partial, path, overwrite: false);
            return (path, true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
