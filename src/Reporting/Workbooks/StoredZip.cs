using System.IO.Compression;

namespace Zyz.Sim.Reporting;

/// <summary>
/// A zip archive whose bytes depend on its content alone: entries by name, one date, nothing compressed (compressors
/// differ between processors and versions, and a sheet is small).
/// </summary>
internal static class StoredZip
{
    private static readonly DateTimeOffset s_date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the first a zip can hold

    /// <summary>Packs an archive anew.</summary>
    /// <param name="archive">Any zip archive.</param>
    /// <returns>The same entries.</returns>
    public static byte[] Of(Stream archive)
    {
        archive.Position = 0;
        using MemoryStream packed = new();
        using (ZipArchive from = new(archive, ZipArchiveMode.Read, leaveOpen: true), to = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers that take the first entry for the list of types find it first.
            foreach (ZipArchiveEntry entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression);
                copy.LastWriteTime = s_date;
                using Stream source = entry.Open(), target = copy.Open();
                source.CopyTo(target);
            }
        }

        return packed.ToArray();
    }
}
