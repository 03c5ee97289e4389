using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.Simulation;

/// <summary>Annual outcomes of one town in one group of 64 replications: planes of (year, replication), the base year first.</summary>
public sealed class TownOutcomes
{
    private readonly double[] values;

    /// <summary>Outcomes of no replication yet.</summary>
    /// <param name="years">Simulated years [count].</param>
    public TownOutcomes(int years)
    {
        Years = years;
        values = new double[PlaneCount * (years + 1) * DrawAddress.GroupSize];
    }

    /// <summary>Planes [count]: one per measure, then the output of leading enterprises, on which R&amp;D intensity rests.</summary>
    public static int PlaneCount { get; } = KpiCatalogue.All.Length + 1;

    /// <summary>The plane of the output of leading enterprises [亿元].</summary>
    public static int LeadingOutputPlane { get; } = KpiCatalogue.All.Length;

    /// <summary>Simulated years [count]; the base year comes on top.</summary>
    public int Years { get; }

    /// <summary>All values in the order plane, year, replication.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Identities checked.</summary>
    public long IdentitiesChecked { get; internal set; }

    /// <summary>Identities violated.</summary>
    public long IdentitiesViolated { get; internal set; }

    /// <summary>Entrants and signings beyond the places of their quarter.</summary>
    public long Unplaced { get; internal set; }

    /// <summary>Live enterprise-quarter-replications simulated.</summary>
    public long EnterpriseQuarters { get; internal set; }

    /// <summary>The 64 values of a plane and year.</summary>
    /// <param name="plane">Number of a measure, or <see cref="LeadingOutputPlane"/>.</param>
    /// <param name="year">0 for the base year.</param>
    public Span<double> this[int plane, int year] =>
        values.AsSpan((plane * (Years + 1) + year) * DrawAddress.GroupSize, DrawAddress.GroupSize);

    internal void Clear()
    {
        Array.Clear(values);
        (IdentitiesChecked, IdentitiesViolated, Unplaced, EnterpriseQuarters) = (0, 0, 0, 0);
    }

    internal Span<double> this[Kpi kpi, int year] => this[(int)kpi, year];
}
