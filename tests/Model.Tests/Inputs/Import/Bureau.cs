using System.Globalization;
using System.Text;
using Zyz.Sim.Inputs.Import;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Tests.Inputs.Import;

/// <summary>Imports a file into the Xinzhou pack and shows the outcome as lines.</summary>
internal static class Bureau
{
    public static Region Xinzhou { get; } = Pack();

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static ImportDraft Read(byte[] file, string name = "table.xlsx", string? published = "2025-03-05", Region? region = null) =>
        ImportReader.Read(name, file, region ?? Xinzhou, new ImportRequest(published));

    public static ImportDraft Csv(string text, string name = "table.csv", string? published = "2025-03-05") =>
        Read(Encoding.UTF8.GetBytes(text), name, published);

    /// <summary>Refusals first: a test that expects figures shows why there are none.</summary>
    public static string[] Figures(this ImportDraft draft) =>
    [
        .. draft.Refusals.Select(r => r.ToString("en")),
        .. draft.Figures.Select(f => string.Create(CultureInfo.InvariantCulture,
            $"{(f.Sheet.Length > 0 ? f.Sheet + "!" : "")}{f.Cell} {f.Observation.Entity} {f.Observation.Year} {f.Observation.Measure} {f.Observation.Relation} {f.Observation.Value} {f.Observation.Unit} {f.Observation.Status}{(f.Observation.WholeScope ? "" : $" [{f.Observation.Scope}]")}")),
    ];

    public static string[] Notes(this ImportDraft draft, NoteKind kind) =>
        [.. draft.Notes.Where(n => n.Kind == kind).Select(n => $"{(n.Sheet.Length > 0 ? n.Sheet + "!" : "")}{n.Cell} {n.Text.En}{(n.Suggestion is null ? "" : $" -> {n.Suggestion}")}".Trim())];

    private static Region Pack()
    {
        using var pack = new PackCopy();
        return pack.Read().Value!;
    }
}
