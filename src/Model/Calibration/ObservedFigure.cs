using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Calibration;

/// <summary>A published figure the model has a prediction for, on the scale on which it is compared: logarithms.</summary>
/// <param name="Figure">The figure as published.</param>
/// <param name="Kpi">The measure of the model it is a figure of.</param>
/// <param name="IsGrowth">True where the figure is a growth rate against the year before [%].</param>
/// <remarks>docs/model.md E16 and §14.</remarks>
public sealed record ObservedFigure(Observation Figure, Kpi Kpi, bool IsGrowth)
{
    /// <summary>True where only "more than" was published.</summary>
    public bool IsBound => Figure.Relation is "gt" or "ge";

    /// <summary>True where the measure counts something: zero is possible, and half a unit is added before the logarithm.</summary>
    public bool IsCount => KpiCatalogue.Of(Kpi).Unit is "户" or "个" or "人";

    /// <summary>The figure on the scale of the comparison.</summary>
    public double Value => IsGrowth ? Elementary.Log(1 + Figure.Value / 100) : Scale(Figure.Value);

    /// <summary>What the model says in one replication, on the scale of the comparison.</summary>
    /// <param name="outcome">The measure in the figure's year.</param>
    /// <param name="before">The measure the year before; read for growth only.</param>
    /// <returns>A logarithm.</returns>
    public double Predict(double outcome, double before) => IsGrowth ? Scale(outcome) - Scale(before) : Scale(outcome);

    /// <summary>A value on the scale of the comparison in the figure's unit; a growth rate in %.</summary>
    /// <param name="value">A logarithm.</param>
    /// <returns>The value.</returns>
    public double Unscale(double value) =>
        IsGrowth ? 100 * (Elementary.Exp(value) - 1) : Elementary.Exp(value) - (IsCount ? 0.5 : 0);

    /// <summary>Names the figure in a message: entity, year, measure, value.</summary>
    public override string ToString() => FormattableString.Invariant($"{Figure.Entity} {Figure.Year} {Figure.Measure} {Figure.Value} {Figure.Unit}");

    private double Scale(double value) => Elementary.Log(IsCount ? value + 0.5 : Math.Max(value, 1e-12));
}
