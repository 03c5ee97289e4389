using System.Collections.Immutable;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// How far figures lie from what they measure (E16), together: an error of each published quantity, a lasting discrepancy δ of each
/// town and measure, which a sum inherits by its towns' shares, and rounding. A growth rate carries the errors of both its years. All
/// numbers are judgements.
/// </summary>
/// <remarks>
/// δ stands for the error of the model too. The possible overstatement b cannot be told from growth, and is left at nothing here.
/// </remarks>
public static class MeasurementError
{
    /// <summary>What "about" adds to the error of a figure [log points].</summary>
    public const double ApproximateSd = 0.05;

    /// <summary>Standard deviation of e by grade [log points].</summary>
    /// <param name="grade">A, B or C.</param>
    /// <returns>0.03 for an official figure, more for others.</returns>
    public static double FigureSd(string grade) => grade switch
    {
        "A" => MeasurementModel.FigureSd,
        "B" => 0.04,
        _ => 0.10,
    };

    /// <summary>The covariance of some figures' errors.</summary>
    /// <param name="region">The region.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="table">Outcomes of the priors, for the shares of towns in sums.</param>
    /// <returns>Covariance by figure, figure [log points²].</returns>
    public static double[,] Covariance(Region region, ImmutableArray<ObservedFigure> figures, OutcomeTable table)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(table);
        var parts = figures.Select(f => Parts(region, f, table)).ToArray();
        var covariance = new double[figures.Length, figures.Length];
        for (int a = 0; a < figures.Length; a++)
        {
            for (int b = 0; b < figures.Length; b++)
            {
                double sum = a == b ? Own(figures[a]) : 0;
                foreach (Part x in parts[a])
                {
                    sum += parts[b].Sum(y => x.Weight * y.Weight * Shared(x, y));
                }

                covariance[a, b] = sum;
            }
        }

        return covariance;
    }

    /// <summary>A source of error and its weight in a figure.</summary>
    /// <param name="Of">Town of a δ, or entity of an e.</param>
    /// <param name="IsLasting">True for δ.</param>
    /// <param name="Kpi">Measure.</param>
    /// <param name="Year">Year.</param>
    /// <param name="Sd">Standard deviation.</param>
    /// <param name="Weight">Weight in the figure.</param>
    private readonly record struct Part(string Of, bool IsLasting, Kpi Kpi, int Year, double Sd, double Weight);

    private static double Shared(Part a, Part b) =>
        a.Of != b.Of || a.IsLasting != b.IsLasting || a.Kpi != b.Kpi ? 0
        : a.IsLasting ? MeasurementModel.Covariance(Math.Abs(a.Year - b.Year), sameFigure: false)
        : a.Year == b.Year ? Math.Min(a.Sd, b.Sd) * Math.Min(a.Sd, b.Sd) : 0;

    /// <summary>"About", and half a unit of a count.</summary>
    private static double Own(ObservedFigure figure)
    {
        double about = figure.Figure.Relation == "approx" ? ApproximateSd : 0;
        double unit = figure.IsCount && !figure.IsGrowth ? 0.29 / (figure.Figure.Value + 0.5) : 0;
        return about * about + unit * unit + 1e-6;
    }

    private static Part[] Parts(Region region, ObservedFigure figure, OutcomeTable table)
    {
        var parts = new List<Part>();
        ImmutableArray<string> towns = LinearDependence.Members(region, figure.Figure.Entity);
        foreach ((int year, double sign) in figure.IsGrowth ? [(figure.Figure.Year, 1.0), (figure.Figure.Year - 1, -1.0)] : new[] { (figure.Figure.Year, 1.0) })
        {
            double sd = FigureSd(figure.Figure.Grade);
            parts.Add(new Part(figure.Figure.Entity, false, figure.Kpi, year, sd, sign));
            double[] shares = Predictions.Shares(table, towns, figure.Kpi, year - region.BaseYear);
            parts.AddRange(towns.Select((t, i) => new Part(t, true, figure.Kpi, year, MeasurementModel.DiscrepancySd, sign * shares[i])));
        }

        return [.. parts];
    }
}
