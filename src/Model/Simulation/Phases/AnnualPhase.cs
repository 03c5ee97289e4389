using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Step 10, fourth quarters only, for one slot: registration (E13), R&amp;D and titles (E14), yearly counts.</summary>
internal static class AnnualPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double LeadingFrom = 1.0, LargeFrom = 10.0;

    /// <summary>Registrations, awards and reviews of the year.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transit<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, DrawAddress address)
        where T : struct, ILanes<T>
    {
        ulong full = slot.Alive & slot.FullYear(quarter.Step);
        ulong small = BelowOutput<T>(slot, NoiseScale.ReferenceSize);
        ulong above = full & ~small, below = full & small, srdiSized = full & ~BelowOutput<T>(slot, Award.SrdiFrom);

        ulong apply = above & ~slot.AboveScale, srdi = srdiSized & ~slot.Srdi, centre = full & ~slot.TechCentre, green = full & ~slot.Green;
        Span<ulong> rows = CacheLine.Within<ulong>(stackalloc ulong[3 * Lanes + CacheLine.Row]);
        ref ulong words = ref rows[0];
        address.Blocks(rows, slot.Profile.Address, quarter.Calendar, Purpose.EnterpriseYear, apply | full & ~(slot.Srdi & slot.TechCentre & slot.Green));
        ulong registered = AwardPhase.Hits<T>(apply, ref Unsafe.Add(ref words, Award.RegistrationWord * Lanes), ref quarter.First(QuarterField.RegistrationChance));
        ulong dropped = below & slot.AboveScale & slot.BelowOnce;
        slot.BelowOnce = (slot.BelowOnce | below & slot.AboveScale) & ~dropped & ~above;
        slot.AboveScale = (slot.AboveScale | registered) & ~dropped;

        Review<T>(slot, draws, address, quarter.Calendar);
        Span<double> years = CacheLine.Within<double>(stackalloc double[Lanes + CacheLine.Row]);
        ref double year = ref years[0], lnYear = ref years[Lanes];
        Mean<T>(slot, ref year, ref lnYear);
        srdi |= srdiSized & ~slot.Srdi; // and who has just lost the title
        if (srdi != 0)
        {
            RdPhase.Draw<T>(slot, srdi, draws, address);
            ulong awarded = AwardPhase.Winners<T>(Award.Srdi, srdi, slot, quarter, draws, ref words, ref year, ref lnYear);
            slot.Srdi |= awarded;
            slot.ReviewLow &= ~awarded;
            slot.ReviewHigh &= ~awarded;
        }

        slot.TechCentre |= AwardPhase.Winners<T>(Award.TechCentre, centre, slot, quarter, draws, ref words, ref year, ref lnYear);
        slot.Green |= AwardPhase.Winners<T>(Award.GreenFactory, green, slot, quarter, draws, ref words, ref year, ref lnYear);
    }

    /// <summary>Adds the slot to the yearly counts and begins a new year. What few enterprises are or have is counted apart.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count<T>(EnterpriseBlock slot, TownQuarterBlock quarter, TownDraws town, TownSums sums)
        where T : struct, ILanes<T>
    {
        Span<double> years = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        ref double year = ref years[0], held = ref slot.First(Field.YearOutput), first = ref sums.Numbers;
        ref double grids = ref quarter.First(QuarterField.Grid);
        ulong living = slot.Alive, leading = 0, large = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T own = T.Keep((uint)(living >> i), T.Load(ref held, i)) * T.All(0.25);
            T.Store(own, ref year, i);
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            ref double sum = ref Unsafe.Add(ref first, i);
            T.Store(T.All(0), ref held, i);
            T grid = T.Load(ref grids, i);
            TownSums.Add(ref sum, SumField.YearOutput, SumGrid.Round(own, grid));
            T square = own * own, onGrid = SumGrid.Round(square, SumGrid.OfSquares(grid));
            TownSums.Add(ref sum, SumField.SquaredOutput, onGrid);
            TownSums.Add(ref sum, SumField.SquaredOutputRest, SumGrid.Round(square - onGrid, SumGrid.OfRests(grid)));
            leading |= (ulong)T.Below(own, T.All(LeadingFrom)) << i; // turned round below
            large |= (ulong)T.Below(own, T.All(LargeFrom)) << i;
            if (T.Below(T.Load(ref sum, SumField.Largest3.Row()), own) != 0)
            {
                Rank(ref sum, own);
            }
        }

        ulong full = living & slot.FullYear(quarter.Step);
        leading = full & ~leading;
        CountOnes<T>(slot.AboveScale, sums, SumField.AboveScale);
        SumOf<T>(slot.AboveScale, sums, SumField.AboveScaleOutput, ref year, ref grids);
        CountOnes<T>(leading, sums, SumField.Over100m);
        CountOnes<T>(full & ~large, sums, SumField.Over1bn);
        CountOnes<T>(slot.Srdi, sums, SumField.Srdi);
        CountOnes<T>(slot.TechCentre, sums, SumField.TechCentres);
        CountOnes<T>(slot.Green, sums, SumField.Green);
        SumOf<T>(leading, sums, SumField.LeadingOutput, ref year, ref grids);
        if (leading != 0)
        {
            RdPhase.Draw<T>(slot, leading, town.Parameters, town.Address);
            WeighRd<T>(slot, quarter, ref year);
            SumOf<T>(leading, sums, SumField.LeadingRd, ref year, ref grids);
        }

        if (slot.Profile.IsProject)
        {
            CountOnes<T>(living & ~slot.Exposed, sums, SumField.ProjectsRamping);
            CountOnes<T>(living & slot.Exposed, sums, SumField.ProjectsFull);
        }
    }

    /// <summary>Every third year a title is looked at again, and kept with a given chance.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Review<T>(EnterpriseBlock slot, ParameterDraws draws, DrawAddress address, int calendar)
        where T : struct, ILanes<T>
    {
        ulong held = slot.Srdi & slot.Alive, due = held & ~slot.ReviewLow & slot.ReviewHigh;
        ulong kept = 0;
        if (due != 0)
        {
            Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
            address.Words(words, slot.Profile.Address, calendar, Purpose.SrdiReview);
            kept = AwardPhase.Hits<T>(due, ref words[0], ref draws[Parameter.SrdiKeepRate][0]);
        }


        slot.Srdi &= ~due | kept;

        // Years since award or review: 0 → 1 → 2 → (review) 0, two bits.
        ulong high = slot.ReviewLow & ~slot.ReviewHigh & held;
        ulong low = ~slot.ReviewLow & ~slot.ReviewHigh & held;
        slot.ReviewHigh = high;
        slot.ReviewLow = low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong BelowOutput<T>(EnterpriseBlock slot, double threshold)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ulong bits = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            bits |= (ulong)T.Below(T.Load(ref own, Field.YearOutput.At(i)) * T.All(0.25), T.All(threshold)) << i;
        }

        return bits;
    }

    /// <summary>W: the year's mean output, and a number where there is none; and a bound of its logarithm, for all awards.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mean<T>(EnterpriseBlock slot, ref double year, ref double lnYear)
        where T : struct, ILanes<T>
    {
        ref double held = ref slot.First(Field.YearOutput);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T own = T.Max(T.All(1e-12), T.Load(ref held, i) * T.All(0.25));
            T.Store(own, ref year, i);
            T.Store(UpperBounds.Log(own), ref lnYear, i);
        }
    }

    /// <summary>W becomes W times R&amp;D intensity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WeighRd<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double year)
        where T : struct, ILanes<T>
    {
        ref double intensity = ref slot.First(Field.RdIntensity), shift = ref quarter.First(QuarterField.RdShift);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T.Store(T.Load(ref year, i) * T.Max(T.All(0), T.Load(ref intensity, i) + T.Load(ref shift, i)), ref year, i);
        }
    }

    /// <summary>Adds 1 in the replications of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountOnes<T>(ulong mask, TownSums sums, SumField field)
        where T : struct, ILanes<T>
    {
        if (mask == 0)
        {
            return;
        }

        ref double sum = ref sums.First(field);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            Add(ref sum, i, T.Keep((uint)(mask >> i), T.All(1)));
        }
    }

    /// <summary>Adds values in the replications of a mask, on the grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumOf<T>(ulong mask, TownSums sums, SumField field, ref double values, ref double grids)
        where T : struct, ILanes<T>
    {
        if (mask == 0)
        {
            return;
        }

        ref double sum = ref sums.First(field);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            Add(ref sum, i, T.Keep((uint)(mask >> i), SumGrid.Round(T.Load(ref values, i), T.Load(ref grids, i))));
        }
    }

    /// <summary>Keeps the three largest of each replication.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rank<T>(ref double sum, T year)
        where T : struct, ILanes<T>
    {
        T first = T.Load(ref sum, SumField.Largest1.Row()), second = T.Load(ref sum, SumField.Largest2.Row()), third = T.Load(ref sum, SumField.Largest3.Row());
        T.Store(T.Max(first, year), ref sum, SumField.Largest1.Row());
        T down = T.Min(first, year);
        T.Store(T.Max(second, down), ref sum, SumField.Largest2.Row());
        T.Store(T.Max(third, T.Min(second, down)), ref sum, SumField.Largest3.Row());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(ref double sum, int index, T value)
        where T : struct, ILanes<T>
    {
        T.Store(T.Load(ref sum, index) + value, ref sum, index);
    }
}
