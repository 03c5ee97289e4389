using System.Buffers.Binary;
using System.Text;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>Reads a file into sheets; what it is, its first bytes say and not its name.</summary>
internal static class GridFile
{
    private const uint Zip = 0x04034B50;
    private const uint EmptyZip = 0x06054B50;
    private const ulong Compound = 0xE11AB1A1E011CFD0;

    /// <summary>Reads the sheets of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="hidden">Names of hidden sheets, which are left out.</param>
    /// <returns>The sheets.</returns>
    /// <exception cref="ImportRefused">The file cannot be read.</exception>
    public static List<SheetGrid> Read(byte[] bytes, out List<string> hidden)
    {
        hidden = [];
        if (bytes.Length > ImportLimits.FileBytes)
        {
            throw new ImportRefused(ImportTexts.FileTooLarge);
        }

        if (bytes.Length >= 8 && BinaryPrimitives.ReadUInt64LittleEndian(bytes) == Compound)
        {
            bool encrypted = bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
            throw new ImportRefused(encrypted ? ImportTexts.Encrypted : ImportTexts.OldWorkbook);
        }

        uint magic = bytes.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
        List<SheetGrid> sheets = magic is Zip or EmptyZip ? WorkbookReader.Read(bytes, out hidden) : [CsvGrid.Read(bytes)];
        return sheets.Any(s => !s.Rows.IsEmpty) ? sheets : throw new ImportRefused(Fields.Rules.NoContent);
    }
}
