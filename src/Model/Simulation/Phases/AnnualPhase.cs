using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Step 10, fourth quarters only, for 64 seats of a replication: registration (E13), R&amp;D and titles (E14), yearly counts.</summary>
internal static class AnnualPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double LeadingFrom = 1.0, LargeFrom = 10.0;

    /// <summary>Registrations, awards and reviews of the year.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="at">The quarter in the replication.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="drawn">Parameter draws of the replication.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transit<T>(SeatBlock block, in SeatQuarter at, ref double told, ref double drawn)
        where T : struct, ILanes<T>
    {
        Review<T>(block, at, Unsafe.Add(ref drawn, Parameter.SrdiKeepRate.At(0))); // before the draws: who loses the title asks for one again
        ulong full = block.FullYear, small = BelowOutput<T>(block, NoiseScale.ReferenceSize);
        ulong above = full & ~small, below = full & small, srdiSized = full & ~BelowOutput<T>(block, Award.SrdiFrom);
        ulong apply = above & ~block.AboveScale, srdi = srdiSized & ~block.Srdi, centre = full & ~block.TechCentre, green = full & ~block.Green;
        Span<ulong> rows = CacheLine.Within<ulong>(stackalloc ulong[3 * Lanes + CacheLine.Row]);
        ref ulong words = ref rows[0];
        at.Address.BlocksOfMany(rows, ref block.Bits(Field.Who), at.Calendar, Purpose.EnterpriseYear, at.Replication, apply | centre | green | srdi);

        ulong registered = AwardPhase.Hits<T>(apply, ref Unsafe.Add(ref words, Award.RegistrationWord * Lanes), Unsafe.Add(ref told, QuarterField.RegistrationChance.Row()));
        ulong dropped = below & block.AboveScale & block.BelowOnce;
        block.BelowOnce = (block.BelowOnce | below & block.AboveScale) & ~dropped & ~above;
        block.AboveScale = (block.AboveScale | registered) & ~dropped;

        Span<double> years = CacheLine.Within<double>(stackalloc double[Lanes + CacheLine.Row]);
        ref double year = ref years[0], lnYear = ref years[Lanes];
        Mean<T>(block, full, ref year, ref lnYear);
        if (srdi != 0)
        {
            RdPhase.Draw<T>(block, srdi, ref drawn, at.Address, at.Replication);
            ulong awarded = AwardPhase.Winners<T>(Award.Srdi, srdi, block, ref told, ref drawn, ref words, ref year, ref lnYear);
            block.Srdi |= awarded;
            block.ReviewLow &= ~awarded;
            block.ReviewHigh &= ~awarded;
        }

        block.TechCentre |= AwardPhase.Winners<T>(Award.TechCentre, centre, block, ref told, ref drawn, ref words, ref year, ref lnYear);
        block.Green |= AwardPhase.Winners<T>(Award.GreenFactory, green, block, ref told, ref drawn, ref words, ref year, ref lnYear);
    }

    /// <summary>Adds the seats to the yearly counts and begins a new year. What few enterprises are or have is counted apart.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="at">The quarter in the replication.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="drawn">Parameter draws of the replication.</param>
    /// <param name="seatSums">The replication's sums.</param>
    /// <param name="sums">The town's sums, at the replication.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count<T>(SeatBlock block, in SeatQuarter at, ref double told, ref double drawn, ref double seatSums, ref double sums)
        where T : struct, ILanes<T>
    {
        Span<double> years = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        ref double year = ref years[0], held = ref block.First(Field.YearOutput);
        ulong living = block.Alive, leading = 0, large = 0;
        T grid = Told.Of<T>(ref told, QuarterField.Grid), squares = SumGrid.OfSquares(grid), rests = SumGrid.OfRests(grid);
        T total = T.All(0), totalSquares = T.All(0), totalRests = T.All(0), third = SeatSums.Load<T>(ref seatSums, SumField.Largest3);
        for (int i = 0; Told.Any(living, i); i += T.Width)
        {
            T own = T.Keep((uint)(living >> i), T.Load(ref held, i)) * T.All(0.25);
            T.Store(own, ref year, i);
            T.Store(T.All(0), ref held, i);
            total += SumGrid.Round(own, grid);
            T square = own * own, onGrid = SumGrid.Round(square, squares);
            totalSquares += onGrid;
            totalRests += SumGrid.Round(square - onGrid, rests);
            leading |= (ulong)T.Below(own, T.All(LeadingFrom)) << i; // turned round below
            large |= (ulong)T.Below(own, T.All(LargeFrom)) << i;
            if (T.Below(third, own) != 0)
            {
                third = Rank(ref seatSums, own, third);
            }
        }

        SeatSums.Add(ref seatSums, SumField.YearOutput, total);
        SeatSums.Add(ref seatSums, SumField.SquaredOutput, totalSquares);
        SeatSums.Add(ref seatSums, SumField.SquaredOutputRest, totalRests);
        ulong full = block.FullYear;
        leading = full & ~leading;
        CountOnes(block.AboveScale, ref sums, SumField.AboveScale);
        CountOnes(leading, ref sums, SumField.Over100m);
        CountOnes(full & ~large, ref sums, SumField.Over1bn);
        CountOnes(block.Srdi, ref sums, SumField.Srdi);
        CountOnes(block.TechCentre, ref sums, SumField.TechCentres);
        CountOnes(block.Green, ref sums, SumField.Green);
        CountOnes(living & block.Project & ~block.Exposed, ref sums, SumField.ProjectsRamping);
        CountOnes(living & block.Project & block.Exposed, ref sums, SumField.ProjectsFull);
        SumOf(block.AboveScale, ref seatSums, SumField.AboveScaleOutput, ref year, grid);
        SumOf(leading, ref seatSums, SumField.LeadingOutput, ref year, grid);
        if (leading != 0)
        {
            RdPhase.Draw<T>(block, leading, ref drawn, at.Address, at.Replication);
            WeighRd<T>(block, leading, Told.Of<T>(ref told, QuarterField.RdShift), ref year);
            SumOf(leading, ref seatSums, SumField.LeadingRd, ref year, grid);
        }
    }

    /// <summary>Every third year a title is looked at again, and kept with a given chance.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Review<T>(SeatBlock block, in SeatQuarter at, double keepRate)
        where T : struct, ILanes<T>
    {
        ulong held = block.Srdi, due = held & ~block.ReviewLow & block.ReviewHigh, kept = 0;
        if (due != 0)
        {
            Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[3 * Lanes + CacheLine.Row]);
            ref ulong row = ref at.Address.WordsOfMany(words, ref block.Bits(Field.Who), at.Calendar, Purpose.SrdiReview, 0, at.Replication, due);
            kept = AwardPhase.Hits<T>(due, ref row, keepRate);
        }

        block.Srdi &= ~due | kept;

        // Years since award or review: 0 → 1 → 2 → (review) 0, two bits.
        ulong high = block.ReviewLow & ~block.ReviewHigh & held;
        ulong low = ~block.ReviewLow & ~block.ReviewHigh & held;
        block.ReviewHigh = high;
        block.ReviewLow = low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong BelowOutput<T>(SeatBlock block, double threshold)
        where T : struct, ILanes<T>
    {
        ref double own = ref block.First(Field.YearOutput);
        ulong bits = 0;
        for (int i = 0; Told.Any(block.Alive, i); i += T.Width)
        {
            bits |= (ulong)T.Below(T.Load(ref own, i) * T.All(0.25), T.All(threshold)) << i;
        }

        return bits;
    }

    /// <summary>W: the year's mean output, and a number where there is none; and a bound of its logarithm, for all awards.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mean<T>(SeatBlock block, ulong wanted, ref double year, ref double lnYear)
        where T : struct, ILanes<T>
    {
        ref double held = ref block.First(Field.YearOutput);
        for (int i = 0; Told.Any(wanted, i); i += T.Width)
        {
            T own = T.Max(T.All(1e-12), T.Load(ref held, i) * T.All(0.25));
            T.Store(own, ref year, i);
            T.Store(UpperBounds.Log(own), ref lnYear, i);
        }
    }

    /// <summary>W becomes W times R&amp;D intensity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WeighRd<T>(SeatBlock block, ulong wanted, T shift, ref double year)
        where T : struct, ILanes<T>
    {
        ref double intensity = ref block.First(Field.RdIntensity);
        for (int i = 0; Told.Any(wanted, i); i += T.Width)
        {
            T.Store(T.Load(ref year, i) * T.Max(T.All(0), T.Load(ref intensity, i) + shift), ref year, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CountOnes(ulong mask, ref double sums, SumField field) => Unsafe.Add(ref sums, field.Row()) += BitOperations.PopCount(mask);

    /// <summary>Adds values of the seats of a mask, on the grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumOf<T>(ulong mask, ref double sums, SumField field, ref double values, T grid)
        where T : struct, ILanes<T>
    {
        T total = T.All(0);
        for (int i = 0; Told.Any(mask, i); i += T.Width)
        {
            total += T.Keep((uint)(mask >> i), SumGrid.Round(T.Load(ref values, i), grid));
        }

        SeatSums.Add(ref sums, field, total);
    }

    /// <summary>Keeps the three largest of each lane; those of the replication are among them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Rank<T>(ref double sums, T own, T third)
        where T : struct, ILanes<T>
    {
        T first = SeatSums.Load<T>(ref sums, SumField.Largest1), second = SeatSums.Load<T>(ref sums, SumField.Largest2), down = T.Min(first, own);
        SeatSums.Store(ref sums, SumField.Largest1, T.Max(first, own));
        SeatSums.Store(ref sums, SumField.Largest2, T.Max(second, down));
        third = T.Max(third, T.Min(second, down));
        SeatSums.Store(ref sums, SumField.Largest3, third);
        return third;
    }
}
