using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Simulation;

/// <summary>Gathers a town's quarters into its annual outcomes (E13–E15).</summary>
internal sealed class AnnualTally(TownState town, TownOutcomes outcomes)
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly double[] nominal = new double[Lanes];
    private readonly double[] real = new double[Lanes];
    private readonly double[] entrants = new double[Lanes];
    private readonly double[] closures = new double[Lanes];
    private readonly double[] mergers = new double[Lanes];
    private readonly double[] signed = new double[Lanes];
    private readonly double[] building = new double[Lanes];
    private readonly int[] signedMore = new int[Lanes * (town.Setting.Years + 1)]; // by year, then replication
    private readonly int[] buildingMore = new int[Lanes * (town.Setting.Years + 1)];

    /// <summary>Remembers a project's steps of signing and opening: few are signed in a replication, and counted where they are.</summary>
    /// <param name="signings">Step of signing by replication, or <see cref="ProjectSchedule.Never"/>.</param>
    /// <param name="openings">Step of opening by replication, or <see cref="ProjectSchedule.Never"/>.</param>
    public void Register(ReadOnlySpan<int> signings, ReadOnlySpan<int> openings)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            int from = EndOfYear(signings[lane]), until = EndOfYear(openings[lane]);
            if (from <= town.Setting.Years)
            {
                signedMore[from * Lanes + lane]++;
                if (openings[lane] != ProjectSchedule.Never && from < until)
                {
                    buildingMore[from * Lanes + lane]++;
                    if (until <= town.Setting.Years)
                    {
                        buildingMore[until * Lanes + lane]--;
                    }
                }
            }
        }

        // The first year at whose end a step lies behind.
        static int EndOfYear(int step) => step <= 0 ? 0 : (int)((step + 3L) / 4);
    }

    /// <summary>Adds a quarter that has closed.</summary>
    public void AddQuarter()
    {
        TownArithmetic.For(town).AddQuarter(this);
    }

    /// <summary>Writes the base year: output as drawn, prices 1.</summary>
    public void WriteBase()
    {
        town.Draws[Parameter.BaseOutput].CopyTo(nominal);
        town.Draws[Parameter.BaseOutput].CopyTo(real);
        Write(0);
    }

    /// <summary>Writes the year that ends with the quarter just closed, and begins the next.</summary>
    public void WriteYear() => Write(town.Quarter.Step / 4);

    private void Write(int year)
    {
        TownArithmetic.For(town).Write(this, year);

        Array.Clear(nominal);
        Array.Clear(real);
        Array.Clear(entrants);
        Array.Clear(closures);
        Array.Clear(mergers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddQuarter<T>()
        where T : struct, ILanes<T>
    {
        ref double sum = ref town.Sums.Numbers, told = ref town.Quarter.Numbers;
        ulong leave = ~town.Quarter.Void;
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T output = T.Load(ref sum, SumField.Output.At(i)), price = T.Load(ref told, QuarterField.Price.At(i));
            Add(nominal, i, T.All(0.25) * (price * output));
            Add(real, i, T.All(0.25) * output);
            Add(entrants, i, T.Load(ref sum, SumField.Born.At(i)));
            Add(closures, i, T.Keep((uint)(leave >> i), T.Load(ref sum, SumField.Closed.At(i))));
            Add(mergers, i, T.Keep((uint)(leave >> i), T.Load(ref sum, SumField.Merged.At(i))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Write<T>(int year)
        where T : struct, ILanes<T>
    {
        int step = 4 * year;
        CountProjects(year);
        Copy(nominal, Kpi.OutputValue, year);
        Copy(real, Kpi.OutputValueConstant, year);
        Copy(town[TownField.Living], Kpi.Enterprises, year);
        Copy(town.Sums[SumField.AboveScale], Kpi.AboveScaleEnterprises, year);
        Copy(town.Sums[SumField.AboveScaleOutput], Kpi.AboveScaleOutput, year);
        Copy(town.Sums[SumField.Over100m], Kpi.EnterprisesOver100m, year);
        Copy(town.Sums[SumField.Over1bn], Kpi.EnterprisesOver1bn, year);
        Copy(town.Sums[SumField.Srdi], Kpi.SrdiEnterprises, year);
        Copy(town.Sums[SumField.TechCentres], Kpi.TechCentres, year);
        Copy(town.Sums[SumField.Green], Kpi.GreenFactories, year);
        Copy(town.Sums[SumField.ProjectsRamping], Kpi.ProjectsRamping, year);
        Copy(town.Sums[SumField.ProjectsFull], Kpi.ProjectsFull, year);
        Copy(town.Sums[SumField.LeadingOutput], (Kpi)TownOutcomes.LeadingOutputPlane, year);
        Copy(entrants, Kpi.Entrants, year);
        Copy(closures, Kpi.Closures, year);
        Copy(mergers, Kpi.Mergers, year);
        Copy(signed, Kpi.ProjectsSigned, year);
        Copy(building, Kpi.ProjectsBuilding, year);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            Derive<T>(year, step, i);
        }
    }

    /// <summary>Measures that are no plain sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Derive<T>(int year, int step, int i)
        where T : struct, ILanes<T>
    {
        T S(SumField field) => T.Load(ref town.Sums.Numbers, field.At(i));
        void Put(Kpi kpi, T value) => T.Store(Played(value, i), ref outcomes[kpi, year][0], i);
        T output = T.Load(ref real[0], i), value = T.Load(ref nominal[0], i), percent = T.All(100);
        T capacity = T.Load(ref town.Numbers, TownField.HeldCapacity.At(i)), whole = S(SumField.YearOutput), leading = S(SumField.LeadingOutput);
        Put(Kpi.PriceIndex, value / output);
        Put(Kpi.Utilisation, percent * output / capacity);
        Put(Kpi.RdIntensity, T.WhereBelow(T.All(0), leading, percent * S(SumField.LeadingRd) / leading, T.All(0)));
        Put(Kpi.Top3Share, percent * (S(SumField.Largest1) + S(SumField.Largest2) + S(SumField.Largest3)) / whole);
        Put(Kpi.Herfindahl, (S(SumField.SquaredOutput) + S(SumField.SquaredOutputRest)) / (whole * whole));
        Put(Kpi.Employment, TownRules.Jobs(town.Setting, town.Draws, i, step, output));
        if (town.Setting.HasTonnage)
        {
            T tonne = TownRules.P<T>(town.Draws, Parameter.ValuePerTonne, i);
            Put(Kpi.OutputVolume, output / tonne);
            Put(Kpi.Capacity, capacity / tonne);
        }
    }

    /// <summary>Copies a row; what is not played stays 0.</summary>
    private void Copy(ReadOnlySpan<double> values, Kpi kpi, int year)
    {
        Span<double> target = outcomes[kpi, year];
        values[town.From..town.Until].CopyTo(target[town.From..]);
        for (ulong silent = town.Inside & ~town.Drawn.Played; silent != 0; silent &= silent - 1)
        {
            target[System.Numerics.BitOperations.TrailingZeroCount(silent)] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Played<T>(T value, int i)
        where T : struct, ILanes<T> =>
        T.Keep((uint)(town.Drawn.Played >> i), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(double[] row, int i, T value)
        where T : struct, ILanes<T> =>
        T.Store(T.Load(ref row[0], i) + value, ref row[0], i);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountProjects(int year)
    {
        for (int lane = town.From; lane < town.Until; lane++)
        {
            signed[lane] += signedMore[year * Lanes + lane];
            building[lane] += buildingMore[year * Lanes + lane];
        }
    }
}
