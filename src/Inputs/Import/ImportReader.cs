using System.Security.Cryptography;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Tables;
using Zyz.Sim.Inputs.Import.Words;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>
/// Reads the yearly figures of a region from a workbook or csv file as bureaus send them. It writes nothing: what it gives
/// says which rows a pack would gain, and what was done with every cell that needed a thought.
/// </summary>
public static class ImportReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">An xlsx or csv file.</param>
    /// <param name="region">The region the figures are of, with those it has.</param>
    /// <param name="request">What is said of the file.</param>
    /// <returns>The draft; where it holds refusals nothing may be taken from it.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImportDraft Read(string path, Region region, ImportRequest request)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // A spreadsheet program that shows the file need not be closed first.
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > ImportLimits.FileBytes)
        {
            return Refused(Path.GetFileName(path), ImportTexts.FileTooLarge);
        }

        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(Path.GetFileName(path), bytes, region, request);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="fileName">Name of the file, which may say a year and is named in notes.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="region">The region.</param>
    /// <param name="request">What is said of the file.</param>
    /// <returns>The draft.</returns>
    public static ImportDraft Read(string fileName, byte[] bytes, Region region, ImportRequest request)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(request);
        var log = new NoteLog(fileName);
        List<SheetGrid> sheets;
        try
        {
            sheets = GridFile.Read(bytes, out List<string> hidden);
            foreach (string sheet in hidden)
            {
                log.Add(NoteKind.LeftOut, sheet, null, sheet, ImportTexts.HiddenSheet);
            }
        }
        catch (ImportRefused refused)
        {
            return Refused(fileName, refused.Reason);
        }

        var towns = new TownNames(region);
        var sums = new TableSums(region, log);
        var figures = new List<TableFigure>();
        foreach (SheetGrid sheet in sheets.Where(s => !s.Rows.IsEmpty))
        {
            var tables = TableFinder.Of(sheet, towns);
            if (tables.IsEmpty)
            {
                log.Add(NoteKind.LeftOut, sheet.Name, null, sheet.Name, ImportTexts.NoTable);
            }

            foreach (SheetTable table in tables)
            {
                figures.AddRange(sums.Of(new TableReader(sheet, table, towns, Path.GetFileNameWithoutExtension(fileName), log).Read()));
            }
        }

        var origin = new FileOrigin(fileName, Convert.ToHexStringLower(SHA256.HashData(bytes)), Title(sheets));
        return new PackComparison(region, request, origin, log).Draft(figures);
    }

    private static ImportDraft Refused(string file, Text why) =>
        new(file, [], null, [new ImportNote(NoteKind.Refused, file, "", null, file, why, null)]);

    /// <summary>The first line of the first sheet: what the table calls itself.</summary>
    private static string Title(List<SheetGrid> sheets)
    {
        SheetGrid first = sheets.First(s => !s.Rows.IsEmpty);
        return PlainText.Of(first.Columns.Select(c => first[new CellAddress(first.Rows[0], c)]).OfType<SheetCell>().First().Text);
    }
}
