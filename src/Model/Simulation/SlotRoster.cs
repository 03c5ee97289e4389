using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Entry;
using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// All slots of a town in the ordinal order of their ids: incumbents, places for entrants by (quarter of birth, ordinal)
/// and for projects by (quarter of signing, ordinal). A place is never reused, so another policy leaves other newborns
/// alone. Sums run in this order.
/// </summary>
internal static class SlotRoster
{
    private const double HighScore = 3.1;          // standard scores above which a parameter draw is not provided for
    private const double PlacesLevel = 1 - 1e-6;   // chance that a quarter's places suffice at that draw

    public static ImmutableArray<SlotProfile> Of(
        Town town, StartingPopulation population, TownSampler sampler, ImmutableArray<Lever> levers,
        IEnumerable<ListedProject> projects, Quarter first, int steps)
    {
        var slots = new List<SlotProfile>();
        for (int i = 0; i < population.Ids.Length; i++)
        {
            slots.Add(new(population.Ids[i], EntityId.Of(population.Ids[i]), SlotKind.Incumbent, 0, i, population.Sizes[i], population.AgesYears[i]));
        }

        double HeadRoom(int lever) => 1 - Response.Of(levers[lever - 1].Today, levers[lever - 1].Curvature);
        double High(Parameter p) => sampler.AtScore(p, HighScore);
        double entrants = Quarter.StepYears * town.Enterprises * High(Parameter.EntryRate)
            * (1 + Math.Max(0, High(Parameter.EntrySlope1)) * HeadRoom(1)) * (1 + Math.Max(0, High(Parameter.EntrySlope10)) * HeadRoom(10));
        double signings = Quarter.StepYears * High(Parameter.ProjectArrivals) * (1 + Math.Max(0, High(Parameter.ArrivalSlope8)) * HeadRoom(8));
        double queue = High(Parameter.ProjectArrivals) * High(Parameter.ProjectGestation) * Quarter.StepYears;
        int entrantPlaces = Places(entrants), signingPlaces = Places(signings), queuePlaces = Places(queue);

        void Add(string name, SlotKind kind, int step, int ordinal)
        {
            string id = $"{town.Id}/{name}";
            slots.Add(new(id, EntityId.Of(id), kind, step, ordinal, 0, 0));
        }

        for (int step = 1; step <= steps; step++)
        {
            Quarter quarter = first + (step - 1);
            for (int ordinal = 0; ordinal < entrantPlaces; ordinal++)
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"n{quarter}.{ordinal + 1:D4}"), SlotKind.Entrant, step, ordinal);
            }

            for (int ordinal = 0; ordinal < signingPlaces; ordinal++)
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"s{quarter}.{ordinal + 1:D4}"), SlotKind.AttractedProject, step, ordinal);
            }
        }

        for (int ordinal = 0; ordinal < queuePlaces; ordinal++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"q{ordinal + 1:D4}"), SlotKind.QueuedProject, 0, ordinal);
        }

        foreach (ListedProject project in projects.Where(p => p.Town == town.Id))
        {
            string id = $"{town.Id}/p.{project.Id}";
            int signed = Quarter.TryParse(project.Signed, out Quarter s) ? s - first + 1 : 0;
            int earliest = Quarter.TryParse(project.EarliestOpening, out Quarter e) ? e - first + 1 : 1;
            slots.Add(new(id, EntityId.Of(id), SlotKind.ListedProject, signed, 0, project.Output, 0, earliest, project.OutputLogSd));
        }

        slots.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return [.. slots];

        static int Places(double mean) => mean <= 0 ? 0 : EntrantCount.Poisson(mean, PlacesLevel);
    }
}
