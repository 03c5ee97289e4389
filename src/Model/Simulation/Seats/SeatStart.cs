using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// Puts the incumbents of a town at the base date (§7, E14), where they sit. Four replications at a time: the draws of the base date are words
/// of one block for replications r, r + 16, r + 32 and r + 48.
/// </summary>
/// <param name="town">The town.</param>
/// <param name="seats">Its seats, opened.</param>
/// <typeparam name="T">Lanes; never changes a bit.</typeparam>
internal sealed class SeatStart<T>(TownState town, SeatMap seats)
    where T : struct, ILanes<T>
{
    private const int Lanes = DrawAddress.GroupSize, Sharing = 4, Apart = Lanes / Sharing, Words = Sharing * Lanes;
    private readonly TownStart start = town.Start;

    /// <summary>Seats all incumbents and adds them to the sums of the base date.</summary>
    /// <param name="groups">The incumbents.</param>
    public void Begin(ReadOnlySpan<IncumbentGroup> groups)
    {
        for (int first = 0; first < Apart; first++)
        {
            for (int at = 0; at < groups.Length && (town.Drawn.Played >> first & 0x0001000100010001) != 0; at++)
            {
                Begin(groups[at], at, first);
            }
        }
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin(IncumbentGroup group, int at, int first)
    {
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        Draw(words, group, 0, Purpose.StartingUse, first, group.Seats);
        Span<ulong> large = stackalloc ulong[Sharing];
        ulong any = 0;
        for (int i = 0; i < Sharing; i++)
        {
            if (Of(first, i, at) is { } block)
            {
                group.Seat(block);
                large[i] = Place(block, group, first + i * Apart, ref words[i * Lanes]);
                any |= large[i];
            }
        }

        if (any != 0)
        {
            DrawRd(group, at, first, any);
        }

        Span<ulong> all = [group.Seats, group.Seats, group.Seats, group.Seats];
        Deal(group, at, first, Award.TechCentre, all);
        Deal(group, at, first, Award.GreenFactory, all);
        if (any != 0)
        {
            Deal(group, at, first, Award.Srdi, large);
            DealReviews(group, at, first);
        }
    }

    /// <summary>Orders D, capacity D/u₀, a pipeline that keeps pace, and the spread that long luck has made of them; registration by size.</summary>
    /// <returns>Seats whose enterprise is large enough for a 专精特新 title.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Place(SeatBlock block, IncumbentGroup group, int replication, ref ulong words)
    {
        Span<ulong> rows = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        ref ulong states = ref rows[0];
        ref double first = ref block.Numbers, drawn = ref Unsafe.Add(ref town.Draws.Numbers, replication);
        Populations.UseDistribution use = town.Setting.Use;
        T noise = Told.Of<T>(ref drawn, Parameter.EnterpriseNoise), exponent = Told.Of<T>(ref drawn, Parameter.NoiseSizeExponent), lnScale = T.All(start.LnScale[replication]);
        for (int i = 0; Told.Any(block.Alive, i); i += T.Width)
        {
            T ln = T.Load(ref group.LnSize, i) + lnScale, sigma = NoiseScale.Of(noise, exponent, ln);
            T.Store(sigma, ref first, Field.Sigma.At(i));
            T.Store(NoiseScale.Centre(sigma, Quarter.StepYears), ref first, Field.Centre.At(i));
            T.Store(T.Keep((uint)(block.Alive >> i), ln + T.All(start.LnRise[replication])), ref first, Field.LnOrders.At(i));
            use.Find(sigma, T.FromWords(ref words, i), ref states, i);
        }

        ulong small = 0, tiny = 0;
        T scale = T.All(start.Scale[replication]), rise = T.All(start.Rise[replication]), utilisation = T.All(start.Utilisation[replication]), most = T.All(start.Usable[replication]);
        T share0 = T.All(start.StageShares[0][replication]), share1 = T.All(start.StageShares[1][replication]), share2 = T.All(start.StageShares[2][replication]), share3 = T.All(start.StageShares[3][replication]);
        T grid = Told.Of<T>(ref Unsafe.Add(ref town.Quarter.Numbers, replication), QuarterField.Grid);
        T sumOrders = T.All(0), sumProduced = T.All(0), sumSlack = T.All(0), sumCapacity = T.All(0), sumPipeline = T.All(0);
        for (int i = 0; Told.Any(block.Alive, i); i += T.Width)
        {
            ref double own = ref Unsafe.Add(ref first, i);
            T size = T.Load(ref group.Size, i) * scale, orders = size * rise, steady = orders / utilisation, year = T.All(4) * size;
            T state = T.Rows(use.States, ref states, i, out T stage1, out T stage2, out T stage3, out T stage0, out _), capacity = steady * state;
            T pipeline0 = steady * share0 * (state * stage0), pipeline1 = steady * share1 * (state * stage1); // step 0's place in the ring arrives in step 4
            T pipeline2 = steady * share2 * (state * stage2), pipeline3 = steady * share3 * (state * stage3);
            T.Store(orders, ref own, Field.Orders.Row());
            T.Store(capacity, ref own, Field.Capacity.Row());
            T.Store(pipeline0, ref own, Field.Pipeline0.Row());
            T.Store(pipeline1, ref own, Field.Pipeline1.Row());
            T.Store(pipeline2, ref own, Field.Pipeline2.Row());
            T.Store(pipeline3, ref own, Field.Pipeline3.Row());
            T.Store(year, ref own, Field.YearOutput.Row());
            small |= (ulong)T.Below(year * T.All(0.25), T.All(NoiseScale.ReferenceSize)) << i;
            tiny |= (ulong)T.Below(year * T.All(0.25), T.All(Award.SrdiFrom)) << i;

            orders = SumGrid.Round(orders, grid);
            T usable = SumGrid.Round(most * capacity, grid), produced = T.Min(usable, orders);
            sumOrders += orders;
            sumProduced += produced;
            sumSlack += usable - produced;
            sumCapacity += SumGrid.Round(capacity, grid);
            sumPipeline += pipeline0 + pipeline1 + pipeline2 + pipeline3;
        }

        Add(SumField.Orders, replication, sumOrders);
        Add(SumField.Produced, replication, sumProduced);
        Add(SumField.Slack, replication, sumSlack);
        Add(SumField.Capacity, replication, sumCapacity);
        Add(SumField.PipelineGrowth, replication, sumPipeline);
        block.AboveScale = block.Alive & ~small;
        return block.Alive & ~tiny;
    }

    /// <summary>R&amp;D intensity of those who are large in one of the four replications.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawRd(IncumbentGroup group, int at, int first, ulong large)
    {
        Span<ulong> high = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]), low = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        Draw(high, group, 0, Purpose.RdIntensity, first, large);
        Draw(low, group, 0, Purpose.RdIntensity, first, large, 1);
        for (int i = 0; i < Sharing; i++)
        {
            if (Of(first, i, at) is { } block)
            {
                RdPhase.Begin<T>(block, large, ref Unsafe.Add(ref town.Draws.Numbers, first + i * Apart), ref high[i * Lanes], ref low[i * Lanes]);
            }
        }
    }

    /// <summary>Deals out a title by what its award would have given in the years of life so far.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Deal(IncumbentGroup group, int at, int first, Award title, ReadOnlySpan<ulong> candidates)
    {
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        Draw(words, group, title.StartingDraw, Purpose.StartingTitle, first, group.Seats);
        for (int i = 0; i < Sharing; i++)
        {
            if (Of(first, i, at) is { } block)
            {
                int replication = first + i * Apart;
                ulong holders = TitlePhase.Holders<T>(block, candidates[i], title, ref Unsafe.Add(ref town.Draws.Numbers, replication), group, start.LnScale[replication], ref words[i * Lanes]);
                if (title == Award.TechCentre)
                {
                    block.TechCentre = holders;
                }
                else if (title == Award.GreenFactory)
                {
                    block.Green = holders;
                }
                else
                {
                    block.Srdi = holders;
                }
            }
        }
    }

    /// <summary>How long ago 专精特新 titles were awarded or reviewed.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DealReviews(IncumbentGroup group, int at, int first)
    {
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        Draw(words, group, TitlePhase.ReviewDraw, Purpose.StartingTitle, first, group.Seats);
        for (int i = 0; i < Sharing; i++)
        {
            if (Of(first, i, at) is { Srdi: not 0 } block)
            {
                ulong soon = AwardPhase.Hits(block.Srdi, ref words[i * Lanes], 1.0 / Award.ReviewYears), later = AwardPhase.Hits(block.Srdi, ref words[i * Lanes], 2.0 / Award.ReviewYears);
                block.ReviewLow = later & ~soon;
                block.ReviewHigh = block.Srdi & ~later & ~soon;
            }
        }
    }

    private void Draw(Span<ulong> words, IncumbentGroup group, int draw, Purpose purpose, int first, ulong wanted, uint part = 0) =>
        town.Address.WordsOfFour(words, ref group.Who, draw, purpose, part, first, wanted);

    /// <summary>The block of a replication of the four, or null where it is not played.</summary>
    private SeatBlock? Of(int first, int i, int at) => town.IsPlayed(first + i * Apart) ? seats[first + i * Apart][at] : null;

    private void Add(SumField field, int replication, T lanes)
    {
        Span<double> values = stackalloc double[8];
        T.Store(lanes, ref values[0], 0);
        double sum = 0;
        foreach (double value in values[..T.Width])
        {
            sum += value;
        }

        town.Sums[field][replication] += sum;
    }
}
