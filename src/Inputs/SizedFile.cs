namespace Zyz.Sim.Inputs;

/// <summary>Reads files whole, up to a size.</summary>
public static class SizedFile
{
    /// <summary>
    /// Reads a file. One that says it has no bytes is empty and is not opened: a pipe or device says so too and might never end.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Largest size [bytes].</param>
    /// <param name="size">Its size [bytes].</param>
    /// <returns>Its bytes; null where it is larger.</returns>
    /// <exception cref="IOException">It cannot be read, or became shorter meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Read(string path, long most, out long size)
    {
        size = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
        if (size == 0 || size > most)
        {
            return size == 0 ? [] : null;
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        size = stream.Length;
        if (size > most)
        {
            return null;
        }

        byte[] bytes = new byte[size];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
