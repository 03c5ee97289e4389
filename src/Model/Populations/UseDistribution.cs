using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Populations;

/// <summary>
/// How far orders, capacity and the pipeline of enterprises lie apart where shocks have long been at work (§7). A town whose
/// enterprises all began at one utilisation would drift away from it for ten years: luck spreads orders fast, capacity
/// follows slowly. The spread is that of chains of E3 and E8 at the priors' medians, for six sizes of shock.
/// </summary>
/// <remarks>
/// Chains are weighted by their orders: ΣK/ΣD of a town is the order-weighted mean of K/D, so this is the spread in which it
/// stays where it is; and where sizes follow Zipf's law, it is the history of an enterprise given its size. The weights are
/// kept even by systematic resampling each quarter.
/// </remarks>
internal sealed class UseDistribution
{
    private const int Bins = 6, Chains = 256, BurnIn = 60;
    private const double RowOrigin = 6755399441055744.0; // 1.5·2^52: a row added to it stands in the low bits
    private const double SmallestShock = 0.08, LargestShock = 0.60;
    private readonly double[] limits = new double[Bins - 1];

    /// <summary>Builds the spread.</summary>
    /// <param name="growth">Growth of orders, g of §7 at the medians [1/year].</param>
    /// <param name="depreciation">δ [1/year].</param>
    /// <param name="investment">ρ₀λ_K [1/year].</param>
    /// <param name="normalUtilisation">ū [1].</param>
    public UseDistribution(double growth, double depreciation, double investment, double normalUtilisation)
    {
        var table = new double[(Bins * Chains + 1) * RowTable.Width];
        double ratio = Elementary.Log(LargestShock / SmallestShock) / (Bins - 1);
        for (int bin = 0; bin < Bins; bin++)
        {
            double sigma = SmallestShock * Elementary.Exp(ratio * bin);
            if (bin < Bins - 1)
            {
                limits[bin] = sigma * Elementary.Exp(0.5 * ratio);
            }

            Burn(table, bin, sigma, growth, depreciation, investment * Quarter.StepYears, normalUtilisation);
        }

        table.AsSpan(Bins * Chains * RowTable.Width).Fill(1); // the steady state itself
        States = new RowTable(table, BitConverter.DoubleToUInt64Bits(RowOrigin));
    }

    /// <summary>
    /// States by row: capacity over steady capacity, then each pipeline stage over its steady share of capacity, first to
    /// arrive first.
    /// </summary>
    public RowTable States { get; }

    /// <summary>Says which state each lane has.</summary>
    /// <param name="sigma">σ_i [1/√year]. 0 gives the steady state itself.</param>
    /// <param name="words">32-bit draws as doubles.</param>
    /// <param name="rows">Receives the row of <see cref="States"/>.</param>
    /// <param name="index">First lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Find<T>(T sigma, T words, ref ulong rows, int index)
        where T : struct, ILanes<T>
    {
        // ⌊word/2²⁴⌋, as rounding of what lies half below; the sum with 1.5·2⁵² holds the row in its low bits.
        T row = T.Fma(words, T.All(1.0 / (1 << 24)), T.All(-0.5 + 1.0 / (1 << 25))) + T.All(RowOrigin);
        foreach (double limit in limits)
        {
            row = T.AddBelow(row, T.All(limit), sigma, T.All(Chains));
        }

        T.Store(T.WhereBelow(T.All(0), sigma, row, T.All(RowOrigin + Bins * Chains)), ref Unsafe.As<ulong, double>(ref rows), index);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Burn(Span<double> table, int bin, double sigma, double growth, double depreciation, double reinvest, double normal)
    {
        double keep = Elementary.Exp(-depreciation * Quarter.StepYears), up = Elementary.Exp(growth * Quarter.StepYears);
        double steady = SteadyUtilisation.Of(growth, depreciation, reinvest / Quarter.StepYears, normal);
        double centre = NoiseScale.Centre(sigma, Quarter.StepYears);
        var entity = EntityId.Of($"use/{bin}");
        var ln = new double[Chains];
        var capacity = new double[Chains];
        var pipeline = new double[Chains * 4];
        var weights = new double[Chains];
        Array.Fill(capacity, 1 / steady);
        for (int c = 0; c < Chains; c++)
        {
            for (int i = 1; i <= 4; i++)
            {
                pipeline[c * 4 + (i & 3)] = StageShare(up, keep, i) / steady;
            }
        }

        var words = new ulong[DrawAddress.GroupSize];
        for (int t = 1; t <= BurnIn; t++)
        {
            for (int c = 0; c < Chains; c++)
            {
                if (c % words.Length == 0)
                {
                    new DrawAddress(0, (uint)(c / words.Length)).Words(words, entity, t, Purpose.StartingUse);
                }

                double shock = sigma * EnterpriseShockTable.At((uint)words[c % words.Length]) + centre;
                weights[c] = Elementary.Exp(shock);
                ln[c] += growth * Quarter.StepYears + shock;
                ref double ring = ref pipeline[c * 4 + (t & 3)];
                capacity[c] = capacity[c] * keep + ring;
                ring = Simulation.Reference.EnterpriseQuarter.Investment(capacity[c], Elementary.Exp(ln[c]), ln[c], keep, reinvest, normal);
            }

            Resample(weights, ln, capacity, pipeline);
        }

        for (int c = 0; c < Chains; c++)
        {
            Span<double> state = table.Slice((bin * Chains + c) * RowTable.Width, RowTable.Width);
            state[0] = capacity[c] * steady / Elementary.Exp(ln[c]);
            for (int i = 1; i <= 4; i++)
            {
                state[i] = pipeline[c * 4 + (BurnIn + i & 3)] / capacity[c] / StageShare(up, keep, i);
            }
        }
    }

    /// <summary>Systematic resampling: chain c is continued about weight/mean weight times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Resample(double[] weights, double[] ln, double[] capacity, double[] pipeline)
    {
        (double[] oldLn, double[] oldCapacity, double[] oldPipeline) = ((double[])ln.Clone(), (double[])capacity.Clone(), (double[])pipeline.Clone());
        double step = weights.Sum() / Chains, passed = 0;
        for (int from = 0, to = 0; from < Chains; from++)
        {
            passed += weights[from];
            for (; to < Chains && ((to + 0.5) * step < passed || from == Chains - 1); to++)
            {
                ln[to] = oldLn[from];
                capacity[to] = oldCapacity[from];
                oldPipeline.AsSpan(4 * from, 4).CopyTo(pipeline.AsSpan(4 * to, 4));
            }
        }
    }

    private static double StageShare(double up, double keep, int arrives)
    {
        double share = up - keep;
        for (int i = 1; i < arrives; i++)
        {
            share *= up;
        }

        return share;
    }
}
