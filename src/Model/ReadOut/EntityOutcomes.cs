using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Outcomes of a town or of a group of towns: sums over the members, ratios from their parts (E15).</summary>
public sealed class EntityOutcomes(Region region, OutcomeTable table)
{
    private static readonly ImmutableHashSet<Kpi> TownOnly =
        [Kpi.Top3Share, Kpi.Herfindahl, Kpi.Capacity, Kpi.OutputVolume];

    /// <summary>Member towns of an entity; empty where there is no such entity.</summary>
    /// <param name="entity">Town or group id.</param>
    /// <returns>Town ids in ordinal order.</returns>
    public ImmutableArray<string> Members(string entity) => Members(region, entity);

    private static ImmutableArray<string> Members(Region region, string entity) =>
        region.Towns.Any(t => t.Id == entity)
            ? [entity]
            : region.Groups.FirstOrDefault(g => g.Id == entity)?.Towns ?? [];

    /// <summary>Whether a measure has a meaning for an entity.</summary>
    /// <param name="entity">Town or group id.</param>
    /// <param name="kpi">Measure.</param>
    /// <returns>True where it has.</returns>
    public bool Exists(string entity, Kpi kpi) => Speaks(region, entity, kpi);

    /// <summary>Whether a measure has a meaning for an entity of a region.</summary>
    /// <param name="region">The region.</param>
    /// <param name="entity">Town or group id.</param>
    /// <param name="kpi">Measure.</param>
    /// <returns>True where it has.</returns>
    public static bool Speaks(Region region, string entity, Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(region);
        ImmutableArray<string> members = Members(region, entity);
        bool volume = kpi is Kpi.Capacity or Kpi.OutputVolume;
        return members.Length > 0 && (members.Length == 1 || !TownOnly.Contains(kpi)) && (!volume || HasTonnage(region, members[0]));
    }

    /// <summary>Outcomes of a measure.</summary>
    /// <param name="entity">Town or group id.</param>
    /// <param name="kpi">Measure.</param>
    /// <param name="year">Row; 0 is the base year.</param>
    /// <param name="values">Receives one value per replication.</param>
    /// <param name="applicable">Receives whether the measure exists in each replication; or empty.</param>
    /// <returns>How many replications the measure exists in.</returns>
    public int Fill(string entity, Kpi kpi, int year, Span<double> values, Span<bool> applicable)
    {
        ImmutableArray<string> members = Members(entity);
        values.Clear();
        int count = values.Length;
        switch (kpi)
        {
            case Kpi.PriceIndex:
                Ratio(members, (int)Kpi.OutputValue, (int)Kpi.OutputValueConstant, year, values);
                break;
            case Kpi.Utilisation:
                Utilisation(members, year, values);
                break;
            case Kpi.RdIntensity:
                count = RdIntensity(members, year, values, applicable);
                return count;
            default:
                Sum(members, (int)kpi, year, values);
                break;
        }

        if (!applicable.IsEmpty)
        {
            applicable.Fill(true);
        }

        return count;
    }

    private static bool HasTonnage(Region region, string town)
    {
        Town found = region.Towns.First(t => t.Id == town);
        return region.Priors.Any(p => p.Name == "valuePerTonne" && (p.Scope == town || found.Classes.Contains(p.Scope) || p.Scope.Length == 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(ImmutableArray<string> members, int plane, int year, Span<double> values)
    {
        using var own = new Borrowed(values.Length);
        foreach (string town in members)
        {
            table.Copy(town, plane, year, 0, own.Values);
            for (int r = 0; r < values.Length; r++)
            {
                values[r] += own.Values[r];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Ratio(ImmutableArray<string> members, int above, int below, int year, Span<double> values)
    {
        using var divisor = new Borrowed(values.Length);
        Sum(members, above, year, values);
        Sum(members, below, year, divisor.Values);
        for (int r = 0; r < values.Length; r++)
        {
            values[r] /= divisor.Values[r];
        }
    }

    /// <summary>Output over capacity: the members' capacities are their outputs over their utilisations.</summary>
    private void Utilisation(ImmutableArray<string> members, int year, Span<double> values)
    {
        using Borrowed capacity = new(values.Length), output = new(values.Length), use = new(values.Length);
        foreach (string town in members)
        {
            table.Copy(town, (int)Kpi.OutputValueConstant, year, 0, output.Values);
            table.Copy(town, (int)Kpi.Utilisation, year, 0, use.Values);
            for (int r = 0; r < values.Length; r++)
            {
                values[r] += output.Values[r];
                capacity.Values[r] += output.Values[r] / use.Values[r];
            }
        }

        for (int r = 0; r < values.Length; r++)
        {
            values[r] /= capacity.Values[r];
        }
    }

    private int RdIntensity(ImmutableArray<string> members, int year, Span<double> values, Span<bool> applicable)
    {
        using Borrowed leading = new(values.Length), own = new(values.Length), intensity = new(values.Length);
        foreach (string town in members)
        {
            table.Copy(town, TownOutcomes.LeadingOutputPlane, year, 0, own.Values);
            table.Copy(town, (int)Kpi.RdIntensity, year, 0, intensity.Values);
            for (int r = 0; r < values.Length; r++)
            {
                values[r] += own.Values[r] * intensity.Values[r];
                leading.Values[r] += own.Values[r];
            }
        }

        int count = 0;
        for (int r = 0; r < values.Length; r++)
        {
            bool exists = leading.Values[r] > 0;
            values[r] = exists ? values[r] / leading.Values[r] : 0;
            count += exists ? 1 : 0;
            if (!applicable.IsEmpty)
            {
                applicable[r] = exists;
            }
        }

        return count;
    }

    /// <summary>Room for one value per replication, zeros at first, given back at the end.</summary>
    private readonly struct Borrowed : IDisposable
    {
        private readonly double[] room;
        private readonly int count;

        public Borrowed(int count)
        {
            (room, this.count) = (ArrayPool<double>.Shared.Rent(count), count);
            Values.Clear();
        }

        public Span<double> Values => room.AsSpan(0, count);

        public void Dispose() => ArrayPool<double>.Shared.Return(room);
    }
}
