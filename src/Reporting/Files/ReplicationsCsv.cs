using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary><c>replications.csv</c>: annual outcomes of every replication, one row each.</summary>
public static class ReplicationsCsv
{
    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where to.</param>
    public static void WriteHeader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(CsvText.Encoding.GetPreamble());
        stream.Write("entity,kpi,prices,year,replication,value\n"u8);
    }

    /// <summary>Writes one town's rows: by measure, year, replication.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="block">The town's outcomes.</param>
    /// <exception cref="InvalidDataException">The block's length does not fit its counts.</exception>
    public static void Write(Stream stream, OutcomeBlock block)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(block);
        long expected = (long)block.Kpis.Length * block.Years * block.Replications * sizeof(double);
        if (block.Values.Length != expected)
        {
            throw new InvalidDataException($"The outcomes of {block.Town} hold {block.Values.Length} bytes and not {expected}.");
        }

        byte[] row = new byte[512];
        ReadOnlySpan<byte> values = block.Values;
        foreach (byte number in block.Kpis)
        {
            KpiInfo kpi = KpiCatalogue.Of((Kpi)number);
            for (int year = 0; year < block.Years; year++)
            {
                string start = string.Create(
                    CultureInfo.InvariantCulture, $"{block.Town},{kpi.Id},{kpi.Prices},{block.FirstYear + year},");
                int prefix = Encoding.UTF8.GetBytes(start, row);
                for (int replication = 0; replication < block.Replications; replication++)
                {
                    int length = prefix + Finish(row.AsSpan(prefix), replication, BinaryPrimitives.ReadDoubleLittleEndian(values));
                    values = values[sizeof(double)..];
                    stream.Write(row, 0, length);
                }
            }
        }
    }

    private static int Finish(Span<byte> row, int replication, double value)
    {
        replication.TryFormat(row, out int length, default, CultureInfo.InvariantCulture);
        row[length++] = (byte)',';
        if (!double.IsNaN(value))
        {
            value.TryFormat(row[length..], out int digits, "R", CultureInfo.InvariantCulture);
            length += digits;
        }

        row[length++] = (byte)'\n';
        return length;
    }
}
