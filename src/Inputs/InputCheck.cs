using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.ScenarioFiles;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs;

/// <summary>Checks region packs and scenario files without computing anything: every fault of every file at once.</summary>
public static class InputCheck
{
    private const string PackFile = "region.yaml";

    /// <summary>Checks what some paths name.</summary>
    /// <param name="paths">Scenario files, files of a pack, region folders, or folders of region folders.</param>
    /// <returns>What was checked, and all faults; files are named as seen from where the paths were given.</returns>
    public static InputReport Of(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var report = new List<Fault>();
        var packs = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var panels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            string panel = Path.GetFileName(path) == PanelReader.FileName ? Path.GetDirectoryName(path) is { Length: > 0 } above ? above : "." : path;
            if (PanelReader.IsPanel(panel))
            {
                panels.Add(Path.TrimEndingDirectorySeparator(panel));
                continue;
            }

            Gather(Path.TrimEndingDirectorySeparator(path), packs, report);
        }

        foreach (string folder in panels)
        {
            report.AddRange(PanelReader.Read(folder).Faults.Select(f => Placed(folder, f)));
        }

        int scenarios = 0;
        var copied = ImmutableArray.CreateBuilder<(string, CopiedNumbers)>();
        var waiting = ImmutableArray.CreateBuilder<string>();
        foreach ((string folder, SortedSet<string> files) in packs)
        {
            Reading<Region> pack = RegionReader.Read(folder, out Region draft);
            report.AddRange(pack.Faults.Select(f => Placed(folder, f)));
            if (CopiedNumbers.Of(draft) is { Any: true } numbers)
            {
                copied.Add((folder, numbers));
            }

            if (files.Count > 0 && (draft.BaseYear == 0 || draft.Towns.IsEmpty))
            {
                waiting.AddRange(files.Select(f => Shown(folder, f)));
                continue;
            }

            foreach (string file in files)
            {
                report.AddRange(ScenarioReader.Read(Path.Combine(folder, file), draft).Faults.Select(f => Placed(folder, f)));
                scenarios++;
            }
        }

        ImmutableArray<Fault> faults =
        [
            .. report.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)
                .ThenBy(f => f.Rule.En, StringComparer.Ordinal),
        ];
        return new InputReport(packs.Count + panels.Count, scenarios, faults, waiting.ToImmutable(), copied.ToImmutable());
    }

    private static void Gather(string path, SortedDictionary<string, SortedSet<string>> packs, List<Fault> report)
    {
        if (File.Exists(path))
        {
            string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
            string name = Path.GetFileName(path);
            if (!File.Exists(Path.Combine(folder, PackFile)) && name != PackFile)
            {
                report.Add(new Fault(path.Replace('\\', '/'), 1, 1, name, Rules.NoPack, null));
                return;
            }

            if (name.EndsWith(".yaml", StringComparison.Ordinal) && ScenarioChain.IsScenario(name))
            {
                Pack(folder).Add(name);
            }
            else if (RegionReader.Files.Contains(name))
            {
                Pack(folder);
            }
            else
            {
                report.Add(new Fault(path.Replace('\\', '/'), 1, 1, name, Rules.NotAnInput, Spelling.Nearest(name, RegionReader.Files)));
            }

            return;
        }

        if (!Directory.Exists(path))
        {
            report.Add(new Fault(path.Replace('\\', '/'), 1, 1, Path.GetFileName(path), Rules.NoSuchPath, Near(path)));
            return;
        }

        string[] folders = File.Exists(Path.Combine(path, PackFile)) ? [path]
            : [.. Directory.EnumerateDirectories(path).Where(d => File.Exists(Path.Combine(d, PackFile)))];
        if (folders.Length == 0)
        {
            report.Add(new Fault(path.Replace('\\', '/'), 1, 1, PackFile, Rules.NoPack, null));
        }

        foreach (string folder in folders)
        {
            Pack(folder).UnionWith(ScenarioChain.Scenarios(folder).Select(id => id + ".yaml"));
        }

        SortedSet<string> Pack(string folder) =>
            packs.TryGetValue(folder, out SortedSet<string>? known) ? known : packs[folder] = new SortedSet<string>(StringComparer.Ordinal);
    }

    private static string? Near(string path)
    {
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        return Directory.Exists(folder)
            ? Spelling.Nearest(Path.GetFileName(path), Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)))
            : null;
    }

    private static Fault Placed(string folder, Fault fault) => fault with { File = Shown(folder, fault.File) };

    private static string Shown(string folder, string file) =>
        file.Contains('/', StringComparison.Ordinal) || folder == "." ? file : Path.Combine(folder, file).Replace('\\', '/');
}
