using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Bench.Scaling;

/// <summary>A plan of another size: every town with as many times the enterprises and the output, or another horizon.</summary>
internal static class GrownRegion
{
    /// <summary>The plan with about so many enterprises at the base date, shared between its towns as they are now.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="enterprises">Enterprises [count].</param>
    public static Plan WithEnterprises(Plan plan, int enterprises)
    {
        double times = enterprises / (double)Count(plan);
        int Grown(int count, int least) => Math.Max(least, (int)Math.Round(count * times));
        return plan with
        {
            Region = plan.Region with
            {
                Towns = [.. plan.Region.Towns.Select(t => t with { Enterprises = Grown(t.Enterprises, 5), AboveScale = Grown(t.AboveScale, 0) })],
                Priors = [.. plan.Region.Priors.Select(p => p.Name == "baseOutput" ? p with { A = p.A * times } : p)],
            },
        };
    }

    /// <summary>The plan with another horizon.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="years">Years after the base year [count].</param>
    public static Plan WithYears(Plan plan, int years) =>
        plan with { Scenario = plan.Scenario with { HorizonYear = plan.Region.BaseYear + years } };

    /// <summary>Enterprises at the base date [count].</summary>
    public static int Count(Plan plan) => plan.Region.Towns.Sum(t => t.Enterprises);
}
