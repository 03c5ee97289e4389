using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

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

    /// <summary>Writes one town's rows: by measure, year, replication. A value that does not exist is left empty.</summary>
    /// <remarks>
    /// The output of leading enterprises has rows of its own, <c>leading_output</c>: the R&amp;D intensity of a group of towns is
    /// weighted with it, and where it is 0 there is none.
    /// </remarks>
    /// <param name="stream">Where to.</param>
    /// <param name="block">The town's outcomes.</param>
    /// <exception cref="InvalidDataException">The block's length does not fit its counts.</exception>
    public static void Write(Stream stream, OutcomeBlock block)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(block);
        int plane = block.Years * block.Replications;
        long expected = (long)block.Kpis.Length * plane * sizeof(double);
        if (block.Values.Length != expected)
        {
            throw new InvalidDataException($"The outcomes of {block.Town} hold {block.Values.Length} bytes and not {expected}.");
        }

        byte[] row = new byte[512];
        for (int place = 0; place < block.Kpis.Length; place++)
        {
            int number = block.Kpis[place], evidence = Evidence(block, place);
            (string id, string? prices) = number == TownOutcomes.LeadingOutputPlane
                ? ("leading_output", "current")
                : (KpiCatalogue.Of((Kpi)number).Id, KpiCatalogue.Of((Kpi)number).Prices);
            for (int year = 0; year < block.Years; year++)
            {
                string start = string.Create(CultureInfo.InvariantCulture, $"{block.Town},{id},{prices},{block.FirstYear + year},");
                int prefix = Encoding.UTF8.GetBytes(start, row);
                for (int replication = 0; replication < block.Replications; replication++)
                {
                    int at = year * block.Replications + replication;
                    bool exists = evidence < 0 || Value(block, evidence * plane + at) > 0;
                    int length = prefix + Finish(row.AsSpan(prefix), replication, exists ? Value(block, place * plane + at) : null);
                    stream.Write(row, 0, length);
                }
            }
        }
    }

    /// <summary>The plane whose value above 0 shows that a measure exists; -1 where it always does.</summary>
    private static int Evidence(OutcomeBlock block, int place) => (Kpi)block.Kpis[place] switch
    {
        Kpi.Capacity or Kpi.OutputVolume => place, // 0 tonnes: the town is not counted in tonnes
        Kpi.RdIntensity => Array.IndexOf(block.Kpis, (byte)TownOutcomes.LeadingOutputPlane),
        _ => -1,
    };

    private static double Value(OutcomeBlock block, int index) =>
        BinaryPrimitives.ReadDoubleLittleEndian(block.Values.AsSpan(index * sizeof(double)));

    private static int Finish(Span<byte> row, int replication, double? value)
    {
        replication.TryFormat(row, out int length, default, CultureInfo.InvariantCulture);
        row[length++] = (byte)',';
        if (value is { } number)
        {
            number.TryFormat(row[length..], out int digits, "R", CultureInfo.InvariantCulture);
            length += digits;
        }

        row[length++] = (byte)'\n';
        return length;
    }
}
