namespace Zyz.Sim.Model.Panels;

/// <summary>The size of a firm in a year.</summary>
/// <param name="Firm">Firm.</param>
/// <param name="Group">The group it belonged to: a sector, a town. Groups are played as towns.</param>
/// <param name="Year">The year, whose end the size is taken to describe.</param>
/// <param name="Size">Size [unit of the panel]. &gt; 0.</param>
public readonly record struct PanelFigure(string Firm, string Group, int Year, double Size);
