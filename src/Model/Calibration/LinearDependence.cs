using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// Finds figures that follow from one another: a total beside all its parts, a growth rate beside both its levels. Taken in
/// together they would count one piece of news twice.
/// </summary>
/// <remarks>
/// To first order a figure is a linear form in the logarithms of what towns make: a sum weighs its towns by their shares. Each form
/// is reduced by those before it; what leaves nothing follows from those with a weight. Bounds are left out: they add no equation.
/// </remarks>
public static class LinearDependence
{
    private const double Nothing = 1e-9;

    /// <summary>The first set of figures that depend on one another.</summary>
    /// <param name="region">The region.</param>
    /// <param name="figures">The figures.</param>
    /// <returns>The figures of the set, or none.</returns>
    public static ImmutableArray<ObservedFigure> Find(Region region, ImmutableArray<ObservedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(region);
        ObservedFigure[] exact = [.. figures.Where(f => !f.IsBound)];
        var weights = region.Towns.ToDictionary(t => t.Id, t => new TownSampler(region, t).Median(Parameter.BaseOutput));
        var places = new Dictionary<(string Town, Kpi Kpi, int Year), int>();
        var reduced = new List<(Dictionary<int, double> Form, double[] Made)>();
        for (int i = 0; i < exact.Length; i++)
        {
            Dictionary<int, double> form = Form(region, exact[i], weights, places);
            double size = Size(form);
            var made = new double[exact.Length];
            made[i] = 1;
            for (int pass = 0; pass < 2; pass++)
            {
                foreach ((Dictionary<int, double> unit, double[] from) in reduced)
                {
                    double share = unit.Sum(p => p.Value * form.GetValueOrDefault(p.Key));
                    foreach ((int place, double value) in unit)
                    {
                        form[place] = form.GetValueOrDefault(place) - share * value;
                    }

                    for (int k = 0; k <= i; k++)
                    {
                        made[k] -= share * from[k];
                    }
                }
            }

            double left = Size(form);
            if (left < Nothing * size)
            {
                return [.. exact.Where((_, k) => Math.Abs(made[k]) > Nothing)];
            }

            reduced.Add((form.ToDictionary(p => p.Key, p => p.Value / left), [.. made.Select(m => m / left)]));
        }

        return [];
    }

    /// <summary>Towns of an entity.</summary>
    internal static ImmutableArray<string> Members(Region region, string entity) =>
        region.Towns.Any(t => t.Id == entity) ? [entity] : region.Groups.First(g => g.Id == entity).Towns;

    private static Dictionary<int, double> Form(
        Region region, ObservedFigure figure, Dictionary<string, double> weights, Dictionary<(string Town, Kpi Kpi, int Year), int> places)
    {
        var form = new Dictionary<int, double>();
        ImmutableArray<string> towns = Members(region, figure.Figure.Entity);
        double all = towns.Sum(t => weights[t]);
        foreach (string town in towns)
        {
            Add(figure.Figure.Year, weights[town] / all);
            if (figure.IsGrowth)
            {
                Add(figure.Figure.Year - 1, -weights[town] / all);
            }

            void Add(int year, double weight)
            {
                places.TryAdd((town, figure.Kpi, year), places.Count);
                form[places[(town, figure.Kpi, year)]] = weight;
            }
        }

        return form;
    }

    private static double Size(Dictionary<int, double> form) => Math.Sqrt(form.Values.Sum(x => x * x));
}
