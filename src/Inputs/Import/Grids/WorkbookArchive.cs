using System.IO.Compression;
using System.Text;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>
/// Looks into the archive a workbook is before anything is made of it: sizes when unpacked, names, and what must not be there.
/// </summary>
internal static class WorkbookArchive
{
    private const string ContentTypes = "[Content_Types].xml";

    /// <summary>Refuses what is no plain workbook.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="ImportRefused">It is damaged, too large, or holds macros or links to other workbooks.</exception>
    public static void Check(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            Check(archive);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new ImportRefused(ImportTexts.DamagedWorkbook(error.Message));
        }
    }

    private static void Check(ZipArchive archive)
    {
        if (archive.Entries.Count > ImportLimits.Parts)
        {
            throw new ImportRefused(ImportTexts.TooManyParts(archive.Entries.Count));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            CheckName(entry.FullName);
            if (!names.Add(entry.FullName))
            {
                throw new ImportRefused(ImportTexts.PartTwice(entry.FullName));
            }

            if (entry.IsEncrypted)
            {
                throw new ImportRefused(ImportTexts.Encrypted);
            }
        }

        CheckKind(names);
        long all = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            all += Unpacked(entry, ImportLimits.AllPartsBytes - all);
        }

        ZipArchiveEntry listed = archive.GetEntry(ContentTypes) ?? throw new ImportRefused(ImportTexts.NoWorkbook);
        using var types = new StreamReader(listed.Open());
        if (types.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
        {
            throw new ImportRefused(ImportTexts.Macros(ContentTypes));
        }
    }

    private static void CheckName(string name)
    {
        bool climbs = name.Split('/', '\\').Contains("..", StringComparer.Ordinal) || name.StartsWith('/') || name.StartsWith('\\');
        if (climbs || name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsControl))
        {
            throw new ImportRefused(ImportTexts.PartName(name));
        }
    }

    private static void CheckKind(HashSet<string> names)
    {
        string? macros = names.FirstOrDefault(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || n.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase));
        if (macros is not null)
        {
            throw new ImportRefused(ImportTexts.Macros(macros));
        }

        if (names.FirstOrDefault(n => n.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase)) is { } link)
        {
            throw new ImportRefused(ImportTexts.ExternalLinks(link));
        }

        if (names.Contains("xl/workbook.bin"))
        {
            throw new ImportRefused(ImportTexts.BinaryWorkbook);
        }

        if (!names.Contains(ContentTypes) || !names.Contains("xl/workbook.xml"))
        {
            throw new ImportRefused(ImportTexts.NoWorkbook);
        }
    }

    /// <summary>Unpacks a part to nowhere: what the archive says of sizes is not believed.</summary>
    private static long Unpacked(ZipArchiveEntry entry, long rest)
    {
        bool directory = entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Equals(ContentTypes, StringComparison.OrdinalIgnoreCase);
        long limit = Math.Min(rest, directory ? ImportLimits.DirectoryBytes : ImportLimits.PartBytes);
        byte[] buffer = new byte[1 << 16];
        using Stream stream = entry.Open();
        long size = 0;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            size += read;
            if (size > limit)
            {
                throw new ImportRefused(ImportTexts.PartTooLarge(entry.FullName, limit));
            }
        }

        return size;
    }
}
