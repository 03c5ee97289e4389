using System.Collections.Immutable;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Calibration;

/// <summary>What the members of an ensemble say of some figures, and how much of it is luck.</summary>
public sealed class Predictions
{
    private Predictions(double[][] mean, double[,] luck) => (Mean, Luck) = (mean, luck);

    /// <summary>Prediction of a member: the mean over its lucks, by figure, then member [logarithm].</summary>
    public double[][] Mean { get; }

    /// <summary>Covariance of single lucks within a member, over all members: by figure, figure [log points²].</summary>
    public double[,] Luck { get; }

    /// <summary>Planes a pass must return.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>Planes, ascending.</returns>
    public static ImmutableArray<int> Planes(ImmutableArray<ObservedFigure> figures)
    {
        var planes = new SortedSet<int> { (int)Kpi.OutputValue };
        foreach (Kpi kpi in figures.Select(f => f.Kpi))
        {
            planes.Add((int)kpi);
            if (kpi is Kpi.PriceIndex or Kpi.Utilisation)
            {
                planes.Add((int)Kpi.OutputValueConstant);
            }
        }

        return [.. planes];
    }

    /// <summary>Reads predictions out of a pass.</summary>
    /// <param name="region">The region.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="table">Outcomes: the lucks of the first member, then those of the second …</param>
    /// <param name="members">Members [count].</param>
    /// <param name="lucks">Lucks of each [count]. &gt;= 2.</param>
    /// <returns>The predictions.</returns>
    public static Predictions Of(Region region, ImmutableArray<ObservedFigure> figures, OutcomeTable table, int members, int lucks)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(table);
        var outcomes = new EntityOutcomes(region, table);
        double[][] all = [.. figures.Select(f => Single(f, region.BaseYear, outcomes, table.Replications))];
        double[][] mean = [.. all.Select(_ => new double[members])];
        for (int f = 0; f < all.Length; f++)
        {
            for (int member = 0; member < members; member++)
            {
                double sum = 0;
                for (int luck = 0; luck < lucks; luck++)
                {
                    sum += all[f][member * lucks + luck];
                }

                mean[f][member] = sum / lucks;
            }
        }

        var within = new double[all.Length, all.Length];
        for (int a = 0; a < all.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double sum = 0;
                for (int r = 0; r < members * lucks; r++)
                {
                    sum += (all[a][r] - mean[a][r / lucks]) * (all[b][r] - mean[b][r / lucks]);
                }

                within[a, b] = within[b, a] = sum / (members * (lucks - 1));
            }
        }

        return new Predictions(mean, within);
    }

    /// <summary>Towns' shares of a sum, over all replications.</summary>
    internal static double[] Shares(OutcomeTable table, ImmutableArray<string> towns, Kpi kpi, int row)
    {
        double[] sums = [.. towns.Select(t => Sum(table.Of(t, (int)kpi, row)))];
        double all = sums.Sum();
        return [.. sums.Select(s => all > 0 ? s / all : 1.0 / sums.Length)];
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double[] Single(ObservedFigure figure, int baseYear, EntityOutcomes outcomes, int replications)
    {
        double[] now = new double[replications], before = new double[replications];
        int row = figure.Figure.Year - baseYear;
        outcomes.Fill(figure.Figure.Entity, figure.Kpi, row, now, []);
        if (figure.IsGrowth)
        {
            outcomes.Fill(figure.Figure.Entity, figure.Kpi, row - 1, before, []);
        }

        double[] predicted = [.. now.Select((x, r) => figure.Predict(x, before[r]))];
        return predicted.All(double.IsFinite) ? predicted : throw new ModelException($"no finite prediction of {figure}");
    }
}
