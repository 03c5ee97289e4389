
namespace Zyz.Sim.Model.Attribution;

/// <summary>
/// The posterior's part of a change, split into revisions and new actuals by leaving one out, all else as in the later forecast.
/// </summary>
/// <param name="Revisions">Part of corrected and withdrawn figures.</param>
/// <param name="NewActuals">Part of figures the earlier vintage had not.</param>
/// <param name="Interplay">
/// What is left of the posterior's part at level one: there it is averaged over the orders of all components, here the others have changed already.
/// </param>
public readonly record struct PosteriorSplit(double Revisions, double NewActuals, double Interplay)
{
    /// <summary>The sum: the posterior's part at level one.</summary>
    public double Sum => Revisions + NewActuals + Interplay;

    /// <summary>Splits.</summary>
    /// <param name="neither">Value with the earlier posterior, all else later.</param>
    /// <param name="revisions">Value with the posterior of revisions alone.</param>
    /// <param name="newActuals">Value with the posterior of new actuals alone.</param>
    /// <param name="both">Value of the later forecast.</param>
    /// <param name="part">The posterior's part at level one.</param>
    /// <returns>The split; its sum is <paramref name="part"/> within rounding.</returns>
    public static PosteriorSplit Of(double neither, double revisions, double newActuals, double both, double part)
    {
        double[] parts = Coalitions.Parts([neither, revisions, newActuals, both]);
        return new PosteriorSplit(parts[0], parts[1], part - (parts[0] + parts[1]));
    }
}
