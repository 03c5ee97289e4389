using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs;

/// <summary>
/// Reads a region pack: <c>region.yaml</c>, <c>levers.yaml</c>, <c>enterprises.csv</c>, <c>priors.csv</c>,
/// <c>targets.csv</c>, <c>drivers.csv</c>, <c>observations.csv</c>, <c>projects.csv</c> and <c>sources.csv</c>.
/// </summary>
public static class RegionReader
{
    /// <summary>The files of a pack.</summary>
    internal static readonly string[] Files =
    [
        "drivers.csv", "enterprises.csv", "levers.yaml", "observations.csv", "priors.csv", "projects.csv", "region.yaml", "sources.csv", "targets.csv",
    ];

    private static readonly Region Empty = new()
    {
        Id = "",
        Title = new Text("", ""),
        BaseYear = 0,
        Towns = [],
        Groups = [],
        Levers = [],
        Priors = [],
        Targets = [],
        Drivers = [],
        Observations = [],
        Projects = [],
        Sources = [],
    };

    /// <summary>Reads and checks every file of a pack. Nothing outside the folder is read.</summary>
    /// <param name="folder">The region folder.</param>
    /// <returns>The region, sorted by ids so that the order of rows never matters; or all faults of all files.</returns>
    public static Reading<Region> Read(string folder) => Read(folder, out _);

    /// <summary>The same, with what could be read in spite of faults, so that scenarios can be checked against it.</summary>
    internal static Reading<Region> Read(string folder, out Region draft)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        draft = Empty;
        var faults = new List<Fault>();
        if (!Directory.Exists(folder))
        {
            faults.Add(new Fault(folder.Replace('\\', '/'), 1, 1, Path.GetFileName(folder), Rules.NoFolder, null));
            return new Reading<Region>(null, faults, []);
        }

        var pack = new PackFolder(folder, faults);
        try
        {
            draft = Content(pack);
        }
        catch (TooManyFaults)
        {
            // the last fault says so
        }

        return new Reading<Region>(draft, faults, pack.Files);
    }

    private static Region Content(PackFolder pack)
    {
        var (sources, sourceIds) = SourcesFile.Read(pack);
        var (drivers, series) = DriversFile.Read(pack, sourceIds);
        RegionFile file = RegionFile.Read(pack, series);
        var names = new RegionNames(
            file.Towns is null ? null : [.. file.Towns.Select(t => t.Id.Text)],
            file.Groups is null ? null : [.. file.Groups.Select(g => g.Id)],
            file.Classes, sourceIds,
            [.. (file.Towns ?? []).Select(t => (t.Id.Text, t.Title)), .. (file.Groups ?? []).Select(g => (g.Id, g.Title))],
            file.Towns is null ? null : [.. file.Names?.Keys ?? []]);
        var priors = PriorsFile.Read(pack, file.Towns, names);
        return new Region
        {
            Id = file.Id,
            Title = file.Title,
            BaseYear = file.BaseYear,
            Towns = EnterprisesFile.Read(pack, file.Towns, names, priors),
            Groups = [.. (file.Groups ?? []).OrderBy(g => g.Id, StringComparer.Ordinal)],
            Levers = LeversFile.Read(pack),
            Priors = priors,
            Targets = TargetsFile.Read(pack, names, file.Towns, priors),
            Drivers = drivers,
            Observations = ObservationsFile.Read(pack, names),
            Projects = ProjectsFile.Read(pack, names),
            Sources = sources,
            Notes = file.Notes,
            Names = file.Names,
        };
    }
}
