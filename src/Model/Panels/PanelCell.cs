namespace Zyz.Sim.Model.Panels;

/// <summary>The growth typical of a group in a year: the median of its firms.</summary>
/// <param name="Group">Group.</param>
/// <param name="Year">The later year.</param>
/// <param name="Growth">Median log growth.</param>
/// <param name="Variance">Variance of reading it off these firms. &gt; 0.</param>
public readonly record struct PanelCell(string Group, int Year, double Growth, double Variance);
