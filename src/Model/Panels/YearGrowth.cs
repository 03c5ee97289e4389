namespace Zyz.Sim.Model.Panels;

/// <summary>Log growth from one year to the next.</summary>
/// <param name="Year">The later year.</param>
/// <param name="Growth">ln of the later size over the earlier [log points].</param>
/// <param name="LnBefore">ln of the earlier size [ln of the panel's unit].</param>
public readonly record struct YearGrowth(int Year, double Growth, double LnBefore);
