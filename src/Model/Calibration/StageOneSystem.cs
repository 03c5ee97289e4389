using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// The linear model of the exact stage for a region: logarithms of output by town and year, linear in the common drift, the towns'
/// drifts, baselines, price drifts and yearly shocks. Its responses are the simulator's mean responses by finite differences, since
/// youth, entry and closure move the mean.
/// </summary>
/// <remarks>
/// Sums over towns are linear by the towns' shares at the medians. A shock of a year moves that year by 5/8 of itself (the mean of its
/// quarters) and later years by all of it. docs/model.md §14.
/// </remarks>
internal sealed class StageOneSystem
{
    private const int GridPoints = 41;
    private const double OwnYear = 0.625;

    private readonly Region region;
    private readonly TownSampler[] towns;
    private readonly int years;
    private readonly string[] prices;
    private readonly double[][] level;
    private readonly double[][] byDrift;
    private readonly double[][] byPrice;

    /// <summary>Reads the responses.</summary>
    /// <param name="region">The region.</param>
    /// <param name="drift">Outcomes at the medians with the common drift one prior sd below and above.</param>
    /// <param name="price">The same for all price drifts.</param>
    public StageOneSystem(Region region, (OutcomeTable Low, OutcomeTable High) drift, (OutcomeTable Low, OutcomeTable High) price)
    {
        this.region = region;
        towns = [.. region.Towns.Select(t => new TownSampler(region, t))];
        years = drift.Low.Years - 1;
        prices = [.. region.Towns.SelectMany(PriceEntities).Distinct().Order(StringComparer.Ordinal)];
        level = Each((t, y) => (MeanLn(drift.Low, t, y) + MeanLn(drift.High, t, y)) / 2);
        double sd = Sd(towns[0], Parameter.CommonDrift);
        byDrift = Each((t, y) => sd > 0 ? (MeanLn(drift.High, t, y) - MeanLn(drift.Low, t, y)) / (2 * sd) : 0);
        byPrice = Each((t, y) => (MeanLn(price.High, t, y) - MeanLn(price.Low, t, y)) / 2);
    }

    private int Towns => towns.Length;

    private int Size => 1 + 2 * Towns + prices.Length + years * (2 + Towns);

    /// <summary>Updates on the output figures among those given.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="error">Covariance of figure minus what the town would make without luck, by figure.</param>
    /// <returns>Findings; none where no figure speaks of output value.</returns>
    public ImmutableArray<StageOneFinding> Update(ImmutableArray<ObservedFigure> figures, double[,] error)
    {
        int[] used = [.. Enumerable.Range(0, figures.Length).Where(i => figures[i].Kpi == Kpi.OutputValue && !figures[i].IsBound)];
        if (used.Length == 0)
        {
            return [];
        }

        var response = new double[used.Length, Size];
        var data = new double[used.Length];
        var covariance = new double[used.Length, used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            ObservedFigure figure = figures[used[i]];
            int year = figure.Figure.Year - region.BaseYear;
            data[i] = figure.Value - Fill(response, i, figure.Figure.Entity, year, 1);
            if (figure.IsGrowth)
            {
                data[i] -= Fill(response, i, figure.Figure.Entity, year - 1, -1);
            }

            for (int k = 0; k < used.Length; k++)
            {
                covariance[i, k] = error[used[i], used[k]];
            }
        }

        double[] spreads = StageOne.HalfNormalGrid(towns[0].AtScore(Parameter.DriftSpread, 1) / Normal.Quantile(0.5 + 0.5 * Normal.Distribution(1)), GridPoints);
        StageOne after = StageOne.Of(Prior, spreads, response, data, covariance);
        LinearGaussian[] before = [.. spreads.Select(Prior)];
        StageOneFinding Finding(string name, string scope, int at, double centre) => new(
            name, scope, centre + before[0].Mean[at], Math.Sqrt(before.Sum(b => b.Covariance[at, at]) / before.Length), centre + after.Mean[at], after.Sd[at]);
        double drift = towns[0].Median(Parameter.CommonDrift);
        return
        [
            Finding("commonDrift", "", 0, drift),
            .. region.Towns.Select((t, j) => Finding("townDrift", t.Id, 1 + j, drift)),
            .. region.Towns.Select((t, j) => Finding("lnBaseOutput", t.Id, 1 + Towns + j, Elementary.Log(towns[j].Median(Parameter.BaseOutput)))),
        ];
    }

    /// <summary>Deviations from the medians: μ̄, μ_j, ln Y₀j, price scores, then by year regional shock, metals' price, towns.</summary>
    private LinearGaussian Prior(double spread)
    {
        var covariance = new double[Size, Size];
        double common = Sd(towns[0], Parameter.CommonDrift);
        for (int a = 0; a <= Towns; a++)
        {
            for (int b = 0; b <= Towns; b++)
            {
                covariance[a, b] = common * common + (a == b && a > 0 ? spread * spread : 0);
            }
        }

        for (int j = 0; j < Towns; j++)
        {
            double sd = Elementary.Log(towns[j].AtScore(Parameter.BaseOutput, 1) / towns[j].Median(Parameter.BaseOutput));
            covariance[1 + Towns + j, 1 + Towns + j] = sd * sd;
        }

        for (int i = 1 + 2 * Towns; i < Size; i++)
        {
            covariance[i, i] = 1; // scores: their weights stand in the response
        }

        return new LinearGaussian(new double[Size], covariance);
    }

    /// <summary>Adds an entity's log output of a year to a row of H; returns what it is at the medians.</summary>
    private double Fill(double[,] response, int row, string entity, int year, double sign)
    {
        int[] members = [.. LinearDependence.Members(region, entity).Select(t => Enumerable.Range(0, Towns).First(j => region.Towns[j].Id == t))];
        double sum = members.Sum(j => Elementary.Exp(level[j][year]));
        foreach (int j in members)
        {
            double weight = sign * Elementary.Exp(level[j][year]) / sum;
            response[row, 1 + j] += weight * byDrift[j][year];
            response[row, 1 + Towns + j] += weight;
            string[] own = [.. PriceEntities(region.Towns[j])];
            foreach (string entityOfPrice in own)
            {
                response[row, 1 + 2 * Towns + Array.IndexOf(prices, entityOfPrice)] += weight * byPrice[j][year] / own.Length;
            }

            double price = towns[j].Median(Parameter.PriceNoise), shock = towns[j].Median(Parameter.TownShock);
            double share = region.Towns[j].SharesMetalsPrice ? towns[j].Median(Parameter.MetalsPriceShare) : 0;
            for (int past = 1; past <= year; past++)
            {
                int first = 1 + 2 * Towns + prices.Length + (past - 1) * (2 + Towns);
                double felt = weight * (past == year ? OwnYear : 1);
                response[row, first] += felt * towns[j].Median(Parameter.RegionalLoading) * towns[j].Median(Parameter.RegionalShock);
                response[row, first + 1] += felt * Math.Sqrt(share) * price;
                response[row, first + 2 + j] += felt * Math.Sqrt(shock * shock + (1 - share) * price * price);
            }
        }

        return sign * Elementary.Log(sum);
    }

    private IEnumerable<string> PriceEntities(Town town)
    {
        ParameterInfo info = ParameterCatalogue.Of(Parameter.PriceDrift);
        return region.PriorsOf(info.Name, town).Select(p => TownSampler.EntityOf(info, p, town));
    }

    private double[][] Each(Func<string, int, double> of) =>
        [.. region.Towns.Select(t => Enumerable.Range(0, years + 1).Select(y => of(t.Id, y)).ToArray())];

    private static double Sd(TownSampler town, Parameter parameter) => (town.AtScore(parameter, 1) - town.AtScore(parameter, -1)) / 2;

    private static double MeanLn(OutcomeTable table, string town, int year)
    {
        double sum = 0;
        ReadOnlySpan<double> values = table.Of(town, (int)Kpi.OutputValue, year);
        foreach (double value in values)
        {
            sum += Elementary.Log(value);
        }

        return sum / values.Length;
    }
}
