using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Drivers;

/// <summary>
/// The quarterly path of a driver: the smoothest one (least sum of squared changes) whose yearly means are the published
/// figures. Years missing between published ones are bridged log-linearly and named.
/// </summary>
public sealed class DriverPath
{
    private readonly int firstYear;
    private readonly double[] levels;

    private DriverPath(int firstYear, double[] levels, ImmutableArray<int> bridged)
    {
        this.firstYear = firstYear;
        this.levels = levels;
        BridgedYears = bridged;
    }

    /// <summary>Years no figure was published for, bridged.</summary>
    public ImmutableArray<int> BridgedYears { get; }

    /// <summary>Whether the path reaches a quarter.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <returns>True where it does.</returns>
    public bool Reaches(Quarter quarter) => quarter.Year >= firstYear && quarter.Year < firstYear + levels.Length / 4;

    /// <summary>Change of the logarithm against the quarter before, or null where either is not reached.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <returns>Log change, or null.</returns>
    public double? Change(Quarter quarter) =>
        Reaches(quarter) && Reaches(quarter + -1) ? Elementary.Log(At(quarter) / At(quarter + -1)) : null;

    /// <summary>ln of a quarter over its year's mean, or null where not reached.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <returns>Log ratio, or null.</returns>
    public double? AgainstYear(Quarter quarter)
    {
        if (!Reaches(quarter))
        {
            return null;
        }

        double mean = 0;
        for (int q = 1; q <= 4; q++)
        {
            mean += 0.25 * At(Quarter.Of(quarter.Year, q));
        }

        return Elementary.Log(At(quarter) / mean);
    }

    /// <summary>The path of a series.</summary>
    /// <param name="figures">Figures of one series: levels, or growth in <c>% y/y</c>.</param>
    /// <returns>The path, or null where there is no figure.</returns>
    public static DriverPath? Of(IEnumerable<DriverFigure> figures)
    {
        DriverFigure[] sorted = [.. figures.OrderBy(f => f.Year)];
        if (sorted.Length == 0)
        {
            return null;
        }

        var bridged = ImmutableArray.CreateBuilder<int>();
        (int first, double[] annual) = sorted[0].Unit == "% y/y" ? FromGrowth(sorted, bridged) : FromLevels(sorted, bridged);
        return new DriverPath(first, Smooth(annual), bridged.ToImmutable());
    }

    private double At(Quarter quarter) => levels[4 * (quarter.Year - firstYear) + quarter.OfYear - 1];

    private static (int First, double[] Annual) FromLevels(DriverFigure[] figures, ImmutableArray<int>.Builder bridged)
    {
        int first = figures[0].Year;
        var annual = new double[figures[^1].Year - first + 1];
        for (int i = 0; i < figures.Length; i++)
        {
            annual[figures[i].Year - first] = figures[i].Value;
            int gap = i == 0 ? 1 : figures[i].Year - figures[i - 1].Year;
            for (int step = 1; step < gap; step++)
            {
                double ratio = figures[i].Value / figures[i - 1].Value;
                annual[figures[i - 1].Year - first + step] = figures[i - 1].Value * Elementary.Pow(ratio, (double)step / gap);
                bridged.Add(figures[i - 1].Year + step);
            }
        }

        return (first, annual);
    }

    /// <summary>A missing growth is bridged by the mean of its neighbours' log growths; the year before the first is 1.</summary>
    private static (int First, double[] Annual) FromGrowth(DriverFigure[] figures, ImmutableArray<int>.Builder bridged)
    {
        int first = figures[0].Year - 1;
        var annual = new double[figures[^1].Year - first + 1];
        annual[0] = 1;
        int at = 0;
        for (int year = first + 1; year <= figures[^1].Year; year++)
        {
            double growth;
            if (figures[at].Year == year)
            {
                growth = Elementary.Log(1 + figures[at].Value / 100);
                at++;
            }
            else
            {
                growth = 0.5 * (Elementary.Log(1 + figures[at - 1].Value / 100) + Elementary.Log(1 + figures[at].Value / 100));
                bridged.Add(year);
            }

            annual[year - first] = annual[year - first - 1] * Elementary.Exp(growth);
        }

        return (first, annual);
    }

    /// <summary>Least Σ(x_t − x_(t−1))² under the yearly means, by its normal equations with one multiplier per year.</summary>
    private static double[] Smooth(double[] annual)
    {
        MathNet.Numerics.Control.UseManaged(); // the same bits whatever native libraries a machine has
        int quarters = 4 * annual.Length, size = quarters + annual.Length;
        Matrix<double> system = Matrix<double>.Build.Dense(size, size);
        Vector<double> right = Vector<double>.Build.Dense(size);
        for (int t = 0; t < quarters; t++)
        {
            system[t, t] = t == 0 || t == quarters - 1 ? 1 : 2;
            if (t > 0)
            {
                system[t, t - 1] = system[t - 1, t] = -1;
            }

            system[t, quarters + t / 4] = system[quarters + t / 4, t] = 0.25;
        }

        for (int year = 0; year < annual.Length; year++)
        {
            right[quarters + year] = annual[year];
        }

        double[] path = system.Solve(right).SubVector(0, quarters).ToArray();
        return path.All(x => x > 0) ? path : [.. Enumerable.Range(0, quarters).Select(t => annual[t / 4])];
    }
}
