using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>
/// The hash of a result: over <c>zyz-outcomes-1</c>, model version, origin and horizon, then every annual outcome of every
/// town as little-endian doubles, by town, measure (ordinal ids), year, replication.
/// </summary>
public static class OutcomeHash
{
    private const int Chunk = Draws.DrawAddress.GroupSize;

    /// <summary>The hash over all replications.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="table">Outcomes of the main pass.</param>
    /// <returns><c>sha256:</c> and 64 hexadecimal digits.</returns>
    public static string Of(Plan plan, OutcomeTable table) => Range(plan, table, 0, table.Replications);

    /// <summary>The hashes of every 64 replications, so that a prefix can be compared.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="table">Outcomes of the main pass.</param>
    /// <returns>One hash per chunk; the last may cover fewer.</returns>
    public static string[] Chunks(Plan plan, OutcomeTable table)
    {
        var hashes = new string[(table.Replications + Chunk - 1) / Chunk];
        Cores.For(hashes.Length, i => hashes[i] = Range(plan, table, i * Chunk, Math.Min(Chunk, table.Replications - i * Chunk)));

        return hashes;
    }

    private static string Range(Plan plan, OutcomeTable table, int first, int count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string horizon = string.Create(CultureInfo.InvariantCulture, $"{plan.Scenario.HorizonYear:D4}-12-31");
        hash.AppendData(Encoding.UTF8.GetBytes("zyz-outcomes-1" + plan.ModelVersion + plan.Scenario.Origin + horizon));
        Span<double> positive = new double[count];
        foreach (string town in table.Towns)
        {
            foreach (KpiInfo kpi in KpiCatalogue.All)
            {
                for (int year = 0; year < table.Years; year++)
                {
                    table.Copy(town, (int)kpi.Kpi, year, first, positive);
                    for (int i = 0; i < count; i++)
                    {
                        positive[i] += 0.0; // −0 becomes +0
                    }

                    hash.AppendData(MemoryMarshal.AsBytes(positive));
                }
            }
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
