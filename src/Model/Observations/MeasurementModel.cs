namespace Zyz.Sim.Model.Observations;

/// <summary>
/// How a published figure differs from what it measures (E16): ln Ŷ = ln Y + b(y − y₀) + δ_jy + e. Serves scores and
/// recalibration; no forecast uses it. All numbers are judgements.
/// </summary>
public static class MeasurementModel
{
    /// <summary>Standard deviation of e, the independent error of one figure [log points].</summary>
    public const double FigureSd = 0.03;

    /// <summary>Stationary standard deviation of δ, a town's lasting discrepancy [log points].</summary>
    public const double DiscrepancySd = 0.03;

    /// <summary>Coefficient of δ's first-order autoregression from year to year [1].</summary>
    public const double DiscrepancyPersistence = 0.5;

    /// <summary>Mean of b, the possible overstatement of official growth [1/year]; after Chen, Chen, Hsieh and Song 2019.</summary>
    public const double OverstatementMean = 0.01;

    /// <summary>Standard deviation of b [1/year]. Figures cannot identify b: it is shown as a scenario only.</summary>
    public const double OverstatementSd = 0.01;

    /// <summary>ln Ŷ for given errors.</summary>
    /// <param name="lnOutput">ln Y [ln of the figure's unit].</param>
    /// <param name="yearsAfterBase">y − y₀ [years].</param>
    /// <param name="overstatement">b [1/year]; 0 where growth is taken as stated.</param>
    /// <param name="discrepancy">δ of the town and year [log points].</param>
    /// <param name="error">e of the figure [log points].</param>
    /// <returns>ln Ŷ.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN or infinite.</exception>
    /// <remarks>docs/model.md E16.</remarks>
    public static double LnFigure(double lnOutput, double yearsAfterBase, double overstatement, double discrepancy, double error) =>
        Require.Finite(lnOutput) + Require.Finite(overstatement) * Require.Finite(yearsAfterBase) + Require.Finite(discrepancy) + Require.Finite(error);

    /// <summary>δ a year later: ½δ + √(1 − ½²)·0.03·z, so that its spread stays 0.03.</summary>
    /// <param name="discrepancy">δ now [log points].</param>
    /// <param name="z">Standard normal draw.</param>
    /// <returns>δ a year later [log points].</returns>
    /// <remarks>docs/model.md E16.</remarks>
    public static double NextDiscrepancy(double discrepancy, double z) =>
        DiscrepancyPersistence * Require.Finite(discrepancy)
        + DiscrepancySd * Math.Sqrt(1 - DiscrepancyPersistence * DiscrepancyPersistence) * Require.Finite(z);

    /// <summary>Covariance of ln Ŷ between two figures of one town, b apart.</summary>
    /// <param name="yearsApart">Years between the figures. &gt;= 0.</param>
    /// <param name="sameFigure">True for a figure with itself.</param>
    /// <returns>Covariance [log points²]: 0.03²·½^years, and 0.03² more for the same figure.</returns>
    /// <remarks>docs/model.md E16.</remarks>
    public static double Covariance(int yearsApart, bool sameFigure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(yearsApart);
        double lasting = DiscrepancySd * DiscrepancySd;
        for (int year = 0; year < yearsApart; year++)
        {
            lasting *= DiscrepancyPersistence;
        }

        return lasting + (sameFigure ? FigureSd * FigureSd : 0);
    }
}
