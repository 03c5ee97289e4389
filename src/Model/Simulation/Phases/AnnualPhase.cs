using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Step 10, fourth quarters only, for one slot: registration (E13), R&amp;D and titles (E14), yearly counts.</summary>
internal static class AnnualPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double SrdiFrom = 0.1, LeadingFrom = 1.0, LargeFrom = 10.0, RdBonusFrom = 0.03;
    private static readonly double LnThreshold = Elementary.Log(NoiseScale.ReferenceSize);

    /// <summary>Registrations, awards and reviews of the year.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transit<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, DrawAddress address)
        where T : struct, ILanes<T>
    {
        ulong full = slot.Alive & slot.FullYear(quarter.Step);
        ulong small = BelowOutput<T>(slot, NoiseScale.ReferenceSize);
        ulong above = full & ~small, below = full & small, srdiSized = full & ~BelowOutput<T>(slot, SrdiFrom);

        ulong apply = above & ~slot.AboveScale;
        ulong registered = apply & Hits<T>(apply, slot, address, quarter.Calendar, Purpose.Registration, ref quarter.First(QuarterField.RegistrationChance));
        ulong dropped = below & slot.AboveScale & slot.BelowOnce;
        slot.BelowOnce = (slot.BelowOnce | below & slot.AboveScale) & ~dropped & ~above;
        slot.AboveScale = (slot.AboveScale | registered) & ~dropped;

        Review<T>(slot, draws, address, quarter.Calendar);
        Span<double> chances = stackalloc double[Lanes], lnYear = stackalloc double[Lanes];
        ref double chance = ref chances[0];
        LnYear<T>(slot, ref lnYear[0]);
        ulong srdi = srdiSized & ~slot.Srdi, centre = full & ~slot.TechCentre, green = full & ~slot.Green;
        if (srdi != 0)
        {
            Logit<T>(slot, quarter, draws, Parameter.SrdiIntercept, Parameter.SrdiSizeSlope, QuarterField.SrdiLevers, LnThreshold, rdBonus: true, ref lnYear[0], ref chance);
            ulong awarded = srdi & Hits<T>(srdi, slot, address, quarter.Calendar, Purpose.SrdiAward, ref chance);
            slot.Srdi |= awarded;
            slot.ReviewLow &= ~awarded;
            slot.ReviewHigh &= ~awarded;
        }

        if (centre != 0)
        {
            Logit<T>(slot, quarter, draws, Parameter.TechCentreIntercept, Parameter.TechCentreSizeSlope, QuarterField.TechCentreLevers, 0, rdBonus: false, ref lnYear[0], ref chance);
            slot.TechCentre |= centre & Hits<T>(centre, slot, address, quarter.Calendar, Purpose.TechCentre, ref chance);
        }

        if (green != 0)
        {
            Logit<T>(slot, quarter, draws, Parameter.GreenIntercept, Parameter.GreenSizeSlope, QuarterField.GreenLevers, 0, rdBonus: false, ref lnYear[0], ref chance);
            slot.Green |= green & Hits<T>(green, slot, address, quarter.Calendar, Purpose.GreenFactory, ref chance);
        }
    }

    /// <summary>Adds the slot to the yearly counts and begins a new year.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count<T>(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double told = ref quarter.Numbers;
        ref double sum = ref sums.Numbers;
        ulong living = slot.Alive;
        ulong full = slot.Alive & slot.FullYear(quarter.Step);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            uint alive = (uint)(slot.Alive >> i), counted = (uint)(full >> i);
            T year = T.Keep(alive, T.Load(ref own, Field.YearOutput.At(i)) * T.All(0.25));
            uint leading = counted & ~T.Below(year, T.All(LeadingFrom)), large = counted & ~T.Below(year, T.All(LargeFrom));
            T rd = T.Max(T.Load(ref own, Field.RdIntensity.At(i)) + T.Load(ref told, QuarterField.RdShift.At(i)), T.All(0));
            Add(ref sum, SumField.YearOutput.At(i), year);
            Add(ref sum, SumField.SquaredOutput.At(i), year * year);
            Add(ref sum, SumField.AboveScale.At(i), T.Keep((uint)(slot.AboveScale >> i), T.All(1)));
            Add(ref sum, SumField.AboveScaleOutput.At(i), T.Keep((uint)(slot.AboveScale >> i), year));
            Add(ref sum, SumField.Over100m.At(i), T.Keep(leading, T.All(1)));
            Add(ref sum, SumField.Over1bn.At(i), T.Keep(large, T.All(1)));
            Add(ref sum, SumField.Srdi.At(i), T.Keep((uint)(slot.Srdi >> i), T.All(1)));
            Add(ref sum, SumField.TechCentres.At(i), T.Keep((uint)(slot.TechCentre >> i), T.All(1)));
            Add(ref sum, SumField.Green.At(i), T.Keep((uint)(slot.Green >> i), T.All(1)));
            Add(ref sum, SumField.LeadingOutput.At(i), T.Keep(leading, year));
            Add(ref sum, SumField.LeadingRd.At(i), T.Keep(leading, year * rd));
            Rank(sums, i, year);
            T.Store(T.All(0), ref own, Field.YearOutput.At(i));
        }

        if (slot.Profile.IsProject)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                ulong bit = 1UL << lane;
                sums[SumField.ProjectsRamping][lane] += (slot.Alive & bit) != 0 && (slot.Exposed & bit) == 0 ? 1 : 0;
                sums[SumField.ProjectsFull][lane] += (slot.Alive & slot.Exposed & bit) != 0 ? 1 : 0;
            }
        }
    }

    /// <summary>Every third year a title is looked at again, and kept with a given chance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Review<T>(EnterpriseBlock slot, ParameterDraws draws, DrawAddress address, int calendar)
        where T : struct, ILanes<T>
    {
        ulong held = slot.Srdi & slot.Alive, due = held & ~slot.ReviewLow & slot.ReviewHigh;
        ulong kept = due == 0 ? 0 : Hits<T>(due, slot, address, calendar, Purpose.SrdiReview, ref draws[Parameter.SrdiKeepRate][0]);
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

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LnYear<T>(EnterpriseBlock slot, ref double lnYear)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ulong living = slot.Alive;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            T.Store(T.Max(T.Load(ref own, Field.YearOutput.At(i)) * T.All(0.25), T.All(1e-12)), ref lnYear, i);
        }

        Elementary.LogAll<T>(ref lnYear, slot.Alive);
    }

    /// <summary>1/(1 + e^−(b₀ + levers + b₁(ln W − ln W₀) + bonus)).</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Logit<T>(
        EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, Parameter intercept, Parameter slope,
        QuarterField levers, double lnReference, bool rdBonus, ref double lnYear, ref double chance)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double told = ref quarter.Numbers;
        ref double drawn = ref draws.Numbers;
        ulong living = slot.Alive;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            T logit = T.Load(ref drawn, intercept.At(i)) + T.Load(ref told, levers.At(i));
            logit = T.Fma(T.Load(ref drawn, slope.At(i)), T.Load(ref lnYear, i) - T.All(lnReference), logit);
            if (rdBonus)
            {
                T rd = T.Max(T.Load(ref own, Field.RdIntensity.At(i)) + T.Load(ref told, QuarterField.RdShift.At(i)), T.All(0));
                logit += T.Keep(~T.Below(rd, T.All(RdBonusFrom)), T.Load(ref drawn, Parameter.SrdiRdBonus.At(i)));
            }

            T.Store(T.All(0) - logit, ref chance, i);
        }

        Elementary.ExpAll<T>(ref chance, slot.Alive);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T.Store(T.All(1) / (T.All(1) + T.Load(ref chance, i)), ref chance, i);
        }
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Hits<T>(ulong candidates, EnterpriseBlock slot, DrawAddress address, int calendar, Purpose purpose, ref double chance)
        where T : struct, ILanes<T>
    {
        if (candidates == 0)
        {
            return 0;
        }

        Span<ulong> words = stackalloc ulong[Lanes];
        address.Words(words, slot.Profile.Address, calendar, purpose);
        ulong hits = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T uniform = (T.FromWords(ref words[0], i) + T.All(0.5)) * T.All(1.0 / 4294967296.0);
            hits |= (ulong)T.Below(uniform, T.Load(ref chance, i)) << i;
        }

        return hits & candidates;
    }

    /// <summary>Keeps the three largest of each replication.</summary>
    private static void Rank<T>(TownSums sums, int i, T year)
        where T : struct, ILanes<T>
    {
        ref double sum = ref sums.Numbers;
        T first = T.Load(ref sum, SumField.Largest1.At(i)), second = T.Load(ref sum, SumField.Largest2.At(i)), third = T.Load(ref sum, SumField.Largest3.At(i));
        T.Store(T.Max(first, year), ref sum, SumField.Largest1.At(i));
        T down = T.Min(first, year);
        T.Store(T.Max(second, down), ref sum, SumField.Largest2.At(i));
        T.Store(T.Max(third, T.Min(second, down)), ref sum, SumField.Largest3.At(i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(ref double sum, int index, T value)
        where T : struct, ILanes<T>
    {
        T.Store(T.Load(ref sum, index) + value, ref sum, index);
    }
}
