using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// Puts the incumbents of a town at the base date (§7, E14). Their draws are words of one block for replications r, r + 16, r + 32 and r + 48, and
/// are made for all before the first is seated; seats are filled for as many replications as are played together.
/// </summary>
/// <param name="town">The town.</param>
/// <param name="groups">Its incumbents.</param>
/// <param name="draws">Keeps their draws.</param>
/// <typeparam name="T">Lanes; never changes a bit.</typeparam>
internal sealed class SeatStart<T>(TownState town, IncumbentGroup[] groups, StartDraws draws)
    where T : struct, ILanes<T>
{
    private const int Lanes = DrawAddress.GroupSize, Sharing = 4, Apart = Lanes / Sharing, Words = Sharing * Lanes;
    private readonly TownStart start = town.Start;

    /// <summary>Draws for all replications that are played.</summary>
    public void Draw()
    {
        for (int first = 0; first < Apart; first++)
        {
            for (int at = 0; at < groups.Length && (town.Drawn.Played >> first & 0x0001000100010001) != 0; at++)
            {
                Draw(at, first);
            }
        }
    }

    /// <summary>Seats the incumbents of the replications that are played now, and adds them to the sums of the base date.</summary>
    /// <param name="seats">Receives them; opened.</param>
    public void Seat(SeatMap seats)
    {
        for (ulong left = town.Inside & town.Drawn.Played; left != 0; left &= left - 1)
        {
            int replication = BitOperations.TrailingZeroCount(left);
            for (int at = 0; at < groups.Length; at++)
            {
                SeatBlock block = seats[replication][at];
                groups[at].Seat(block);
                ref StartDraws.Bits bits = ref draws.Of(at, replication);
                (block.Srdi, block.ReviewLow, block.ReviewHigh) = (bits.Srdi, bits.ReviewLow, bits.ReviewHigh);
                (block.TechCentre, block.Green, block.RdDrawn) = (bits.TechCentre, bits.Green, bits.RdDrawn);
                if (bits.RdDrawn != 0)
                {
                    MemoryMarshal.CreateSpan(ref draws.Rd(at, replication), Lanes).CopyTo(block[Field.RdIntensity]);
                }

                Place(block, groups[at], replication, ref Unsafe.As<double, ulong>(ref draws.Use(at, replication)));
            }
        }
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(int at, int first)
    {
        IncumbentGroup group = groups[at];
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        Draw(words, group, 0, Purpose.StartingUse, first, group.Seats);
        ulong any = 0;
        for (int i = 0; i < Sharing; i++)
        {
            int replication = first + i * Apart;
            words.Slice(i * Lanes, Lanes).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<double, ulong>(ref draws.Use(at, replication)), Lanes));
            ulong large = town.IsPlayed(replication) ? group.Above<T>(Award.SrdiFrom, start.Scale[replication]) : 0;
            draws.Of(at, replication) = new StartDraws.Bits { Large = large };
            any |= large;
        }

        if (any != 0)
        {
            DrawRd(at, first, any);
            Deal(at, first, Award.Srdi, any);
            DealReviews(at, first);
        }

        Deal(at, first, Award.TechCentre, group.Seats);
        Deal(at, first, Award.GreenFactory, group.Seats);
    }

    /// <summary>Orders D, capacity D/u₀, a pipeline that keeps pace, and the spread that long luck has made of them; registration by size.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place(SeatBlock block, IncumbentGroup group, int replication, ref ulong words)
    {
        Span<ulong> rows = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        ref ulong states = ref rows[0];
        ref double first = ref block.Numbers, drawn = ref Unsafe.Add(ref town.Draws.Numbers, replication);
        Populations.UseDistribution use = town.Setting.Use;
        T noise = Told.Of<T>(ref drawn, Parameter.EnterpriseNoise), exponent = Told.Of<T>(ref drawn, Parameter.NoiseSizeExponent), lnScale = T.All(start.LnScale[replication]);
        for (int i = 0; i < block.Prepared; i += T.Width)
        {
            T ln = T.Load(ref group.LnSize, i) + lnScale, sigma = NoiseScale.Of(noise, exponent, ln);
            T.Store(sigma, ref first, Field.Sigma.At(i));
            T.Store(NoiseScale.Centre(sigma, Quarter.StepYears), ref first, Field.Centre.At(i));
            T.Store(T.Keep((uint)(block.Alive >> i), ln + T.All(start.LnRise[replication])), ref first, Field.LnOrders.At(i));
            use.Find(sigma, T.FromWords(ref words, i), ref states, i);
        }

        ulong small = 0;
        T scale = T.All(start.Scale[replication]), rise = T.All(start.Rise[replication]), utilisation = T.All(start.Utilisation[replication]), most = T.All(start.Usable[replication]);
        T share0 = T.All(start.StageShares[0][replication]), share1 = T.All(start.StageShares[1][replication]), share2 = T.All(start.StageShares[2][replication]), share3 = T.All(start.StageShares[3][replication]);
        T grid = Told.Of<T>(ref Unsafe.Add(ref town.Quarter.Numbers, replication), QuarterField.Grid);
        T sumOrders = T.All(0), sumProduced = T.All(0), sumSlack = T.All(0), sumCapacity = T.All(0), sumPipeline = T.All(0);
        for (int i = 0; i < block.Prepared; i += T.Width)
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
            small |= (ulong)T.Below(size, T.All(NoiseScale.ReferenceSize)) << i;

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
    }

    /// <summary>R&amp;D intensity of those who are large in one of the four replications.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawRd(int at, int first, ulong large)
    {
        Span<ulong> high = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]), low = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        Draw(high, groups[at], 0, Purpose.RdIntensity, first, large);
        Draw(low, groups[at], 0, Purpose.RdIntensity, first, large, 1);
        for (int i = 0; i < Sharing; i++)
        {
            int replication = first + i * Apart;
            RdPhase.Begin<T>(ref draws.Rd(at, replication), large, ref Unsafe.Add(ref town.Draws.Numbers, replication), ref high[i * Lanes], ref low[i * Lanes]);
            draws.Of(at, replication).RdDrawn = large;
        }
    }

    /// <summary>Deals out a title by what its award would have given in the years of life so far.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Deal(int at, int first, Award title, ulong wanted)
    {
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        Draw(words, groups[at], title.StartingDraw, Purpose.StartingTitle, first, wanted);
        for (int i = 0; i < Sharing; i++)
        {
            int replication = first + i * Apart;
            ref StartDraws.Bits bits = ref draws.Of(at, replication);
            ref ulong held = ref title == Award.TechCentre ? ref bits.TechCentre : ref title == Award.GreenFactory ? ref bits.Green : ref bits.Srdi;
            ulong candidates = title.Reviewed ? bits.Large : groups[at].Seats;
            held = TitlePhase.Holders<T>(
                groups[at], candidates, title, ref Unsafe.Add(ref town.Draws.Numbers, replication), ref draws.Rd(at, replication), start.LnScale[replication], ref words[i * Lanes]);
        }
    }

    /// <summary>How long ago 专精特新 titles were awarded or reviewed.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DealReviews(int at, int first)
    {
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[Words - Lanes + CacheLine.Row]);
        ulong holders = 0;
        for (int i = 0; i < Sharing; i++)
        {
            holders |= draws.Of(at, first + i * Apart).Srdi;
        }

        Draw(words, groups[at], TitlePhase.ReviewDraw, Purpose.StartingTitle, first, holders);
        for (int i = 0; i < Sharing; i++)
        {
            ref StartDraws.Bits bits = ref draws.Of(at, first + i * Apart);
            ulong soon = AwardPhase.Hits<T>(bits.Srdi, ref words[i * Lanes], 1.0 / Award.ReviewYears), later = AwardPhase.Hits<T>(bits.Srdi, ref words[i * Lanes], 2.0 / Award.ReviewYears);
            bits.ReviewLow = later & ~soon;
            bits.ReviewHigh = bits.Srdi & ~later & ~soon;
        }
    }

    private void Draw(Span<ulong> words, IncumbentGroup group, int draw, Purpose purpose, int first, ulong wanted, uint part = 0) =>
        town.Address.WordsOfFour(words, ref group.Who, draw, purpose, part, first, wanted);

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
