using System.Text;

namespace Zyz.Sim.Reporting;

/// <summary>Rows of a CSV file: quoted only where needed, LF at the end of a row.</summary>
internal static class CsvText
{
    /// <summary>UTF-8 with the mark that makes Excel read Chinese.</summary>
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: true);

    public static void Row(TextWriter writer, params ReadOnlySpan<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            string cell = cells[i];
            bool quoted = cell.AsSpan().IndexOfAny(",\"\r\n") >= 0;
            writer.Write(quoted ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : cell);
        }

        writer.Write('\n');
    }
}
