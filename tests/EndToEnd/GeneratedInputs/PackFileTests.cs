using System.Text;
using Xunit.Abstractions;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Whole packs with one damaged file, and damaged scenarios with those they extend: a value, or faults that say where.</summary>
public sealed class PackFileTests(ITestOutputHelper output)
{
    private static readonly string s_shipped = Path.Combine(House.Root, "scenarios", "xinzhou");

    private static readonly string[] s_yaml = ["region.yaml", "levers.yaml"];

    private static readonly string[] s_tables = ["drivers.csv", "enterprises.csv", "observations.csv", "priors.csv", "projects.csv", "sources.csv", "targets.csv"];

    private static readonly string[] s_scenarios = ["plan-2030.yaml", "stress-forging-slump.yaml", "stress-wind-rush.yaml", "baseline.yaml", "all-full.yaml"];

    private sealed record Damaged(string File, byte[] Content);

    [Fact]
    public void Scenarios_Damaged_AreReadOrFaulted()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        Region region = RegionReader.Read(pack).Value!;
        Suite("scenario-files", s_scenarios, file =>
        {
            File.WriteAllBytes(Path.Combine(pack, "trial.yaml"), file.Content);
            Reading<Scenario> reading = ScenarioReader.Read(Path.Combine(pack, "trial.yaml"), region);
            Sound(reading);
        }).Run(output, 10_000);
    }

    /// <summary>The two YAML files of a pack by themselves: a whole pack takes twenty times as long.</summary>
    [Fact]
    public void YamlFilesOfAPack_Damaged_AreReadOrFaulted()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        Suite("pack-yaml", s_yaml, file =>
        {
            File.WriteAllBytes(Path.Combine(pack, file.File), file.Content);
            var faults = new List<Fault>();
            var files = new PackFolder(pack, faults);
            try
            {
                object read = file.File == "levers.yaml" ? LeversFile.Read(files) : RegionFile.Read(files, null);
                Assert.NotNull(read);
            }
            catch (TooManyFaults)
            {
                Assert.True(faults.Count > InputLimits.Faults);
            }

            Sound(new Reading<object>(files, faults, files.Files));
        }).Run(output, 10_000);
    }

    [Fact]
    public void Packs_WithADamagedFile_AreReadOrFaulted() => Packs("packs", [.. s_yaml, .. s_tables], 2_000);

    private void Packs(string name, string[] files, int full)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack();
        Suite(name, files, file =>
        {
            string path = Path.Combine(pack, file.File);
            File.WriteAllBytes(path, file.Content);
            try
            {
                Sound(RegionReader.Read(pack));
            }
            finally
            {
                File.WriteAllBytes(path, Shipped(file.File));
            }
        }).Run(output, full);
    }

    private static GeneratedSuite<Damaged> Suite(string name, string[] files, Action<Damaged> check) => new(name, chance => Make(chance, files), check)
    {
        Length = f => f.Content.Length,
        Show = f => $"{f.File}: {Mutations.Show(f.Content)}",
        Smaller = f => Mutations.Smaller(f.Content).Select(c => f with { Content = c }),
        Allocation = 48 << 20,
        AllocationPerUnit = 4000,
    };

    private static Damaged Make(Random chance, string[] files)
    {
        string file = files[chance.Next(files.Length)];
        byte[] shipped = Shipped(file);
        if (chance.Next(3) == 0)
        {
            return new Damaged(file, Mutations.Bytes(chance, shipped));
        }

        string text = Encoding.UTF8.GetString(shipped);
        string changed = chance.Next(6) switch
        {
            0 => Nested(chance, text),
            1 => LinesMoved(chance, text),
            2 => text + Bomb(chance),
            _ => Mutations.Text(chance, text),
        };
        return new Damaged(file, Encoding.UTF8.GetBytes(changed));
    }

    /// <summary>Brackets, or list marks, in great number at some place.</summary>
    private static string Nested(Random chance, string text)
    {
        string open = new[] { "[", "{", "- ", "? ", "{a: ", "[[", "\"", "'", "*", "&a " }[chance.Next(10)];
        return text.Insert(chance.Next(text.Length + 1), string.Concat(Enumerable.Repeat(open, chance.Next(1, chance.Next(20) == 0 ? 20_000 : 60))));
    }

    /// <summary>Lines doubled, moved or indented otherwise: keys stand twice, or in another map.</summary>
    private static string LinesMoved(Random chance, string text)
    {
        var lines = text.Split('\n').ToList();
        for (int moves = chance.Next(1, 6); moves > 0; moves--)
        {
            string line = lines[chance.Next(lines.Count)];
            lines.Insert(chance.Next(lines.Count + 1), chance.Next(3) == 0 ? new string(' ', chance.Next(9)) + line.TrimStart() : line);
            lines.RemoveAt(chance.Next(lines.Count));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Aliases of aliases, a long scalar, many keys.</summary>
    private static string Bomb(Random chance) => chance.Next(4) switch
    {
        0 => "\na0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")),
        1 => "\nlong: " + new string('x', chance.Next(200_000)) + "\n",
        2 => "\n" + string.Concat(Enumerable.Range(0, chance.Next(3000)).Select(i => $"key{i}: {i}\n")),
        _ => "\nstops:\n" + string.Concat(Enumerable.Repeat("  - { town: all, from: 2023Q1, until: 2023Q4, share: 0.1 }\n", chance.Next(1500))),
    };

    private static void Sound<T>(Reading<T> reading)
        where T : class
    {
        Assert.Equal(reading.Value is null, !reading.Faults.IsEmpty);
        Assert.True(reading.Faults.Length <= InputLimits.Faults + 1);
        Assert.DoesNotContain(reading.Faults, f => f.Line < 1 || f.Column < 1 || f.ToString("zh").Length > 2000 || f.ToString("en").Contains('\n', StringComparison.Ordinal));
        Assert.DoesNotContain(reading.Files, f => f.Path != Path.GetFileName(f.Path));
    }

    private static byte[] Shipped(string file) => File.ReadAllBytes(Path.Combine(s_shipped, file));
}
