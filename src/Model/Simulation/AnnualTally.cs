using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
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
    private readonly List<(int[] Signed, int[] Opening)> projects = [];

    /// <summary>Remembers a project's steps of signing and opening.</summary>
    public void Register(int[] signings, int[] openings) => projects.Add((signings, openings));

    /// <summary>Adds a quarter that has closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddQuarter()
    {
        TownSums sums = town.Sums;
        for (int lane = 0; lane < Lanes; lane++)
        {
            double output = sums[SumField.Output][lane];
            bool isVoid = (town.Quarter.Void >> lane & 1) != 0;
            nominal[lane] += 0.25 * (town.Quarter[QuarterField.Price][lane] * output);
            real[lane] += 0.25 * output;
            entrants[lane] += sums[SumField.Born][lane];
            closures[lane] += isVoid ? 0 : sums[SumField.Closed][lane];
            mergers[lane] += isVoid ? 0 : sums[SumField.Merged][lane];
        }
    }

    /// <summary>Writes the base year: output as drawn, prices 1.</summary>
    public void WriteBase()
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            nominal[lane] = real[lane] = town.Draws.At(Parameter.BaseOutput, lane);
        }

        Write(0, town.Setting.Town.Enterprises);
    }

    /// <summary>Writes the year that ends with the quarter just closed, and begins the next.</summary>
    public void WriteYear() => Write(town.Quarter.Step / 4, -1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(int year, double enterprises)
    {
        int step = 4 * year;
        CountProjects(step);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (!town.IsPlayed(lane))
            {
                continue;
            }

            double S(SumField f) => town.Sums[f][lane];
            void Put(Kpi kpi, double value) => outcomes[kpi, year][lane] = value;
            double capacity = town.HeldCapacity[lane];
            double yearOutput = S(SumField.YearOutput), leading = S(SumField.LeadingOutput);
            Put(Kpi.OutputValue, nominal[lane]);
            Put(Kpi.OutputValueConstant, real[lane]);
            Put(Kpi.PriceIndex, nominal[lane] / real[lane]);
            Put(Kpi.Utilisation, 100 * real[lane] / capacity);
            Put(Kpi.Enterprises, enterprises >= 0 ? enterprises : S(SumField.Alive) - LeaversOf(lane));
            Put(Kpi.AboveScaleEnterprises, S(SumField.AboveScale));
            Put(Kpi.AboveScaleOutput, S(SumField.AboveScaleOutput));
            Put(Kpi.EnterprisesOver100m, S(SumField.Over100m));
            Put(Kpi.EnterprisesOver1bn, S(SumField.Over1bn));
            Put(Kpi.SrdiEnterprises, S(SumField.Srdi));
            Put(Kpi.TechCentres, S(SumField.TechCentres));
            Put(Kpi.GreenFactories, S(SumField.Green));
            Put(Kpi.RdIntensity, leading > 0 ? 100 * S(SumField.LeadingRd) / leading : 0);
            outcomes[TownOutcomes.LeadingOutputPlane, year][lane] = leading;
            Put(Kpi.Top3Share, 100 * (S(SumField.Largest1) + S(SumField.Largest2) + S(SumField.Largest3)) / yearOutput);
            Put(Kpi.Herfindahl, S(SumField.SquaredOutput) / (yearOutput * yearOutput));
            Put(Kpi.Employment, TownRules.Jobs(town.Setting, town.Draws, lane, step, real[lane]));
            Put(Kpi.Entrants, entrants[lane]);
            Put(Kpi.Closures, closures[lane]);
            Put(Kpi.Mergers, mergers[lane]);
            Put(Kpi.ProjectsSigned, signed[lane]);
            Put(Kpi.ProjectsBuilding, building[lane]);
            Put(Kpi.ProjectsRamping, S(SumField.ProjectsRamping));
            Put(Kpi.ProjectsFull, S(SumField.ProjectsFull));
            if (town.Setting.HasTonnage)
            {
                double value = town.Draws.At(Parameter.ValuePerTonne, lane);
                Put(Kpi.OutputVolume, real[lane] / value);
                Put(Kpi.Capacity, capacity / value);
            }
        }

        Array.Clear(nominal);
        Array.Clear(real);
        Array.Clear(entrants);
        Array.Clear(closures);
        Array.Clear(mergers);
    }

    private double LeaversOf(int lane) =>
        (town.Quarter.Void >> lane & 1) != 0 ? 0 : town.Sums[SumField.Closed][lane] + town.Sums[SumField.Merged][lane];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountProjects(int step)
    {
        Array.Clear(signed);
        Array.Clear(building);
        foreach ((int[] signings, int[] openings) in projects)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                bool isSigned = signings[lane] <= step;
                signed[lane] += isSigned ? 1 : 0;
                building[lane] += isSigned && openings[lane] > step && openings[lane] != ProjectSchedule.Never ? 1 : 0;
            }
        }
    }
}
