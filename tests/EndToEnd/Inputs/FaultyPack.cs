using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Zyz.Sim.EndToEnd.Repository;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>
/// The Xinzhou pack with its baseline, in a folder of its own, spoilt by one case of <c>FaultyFiles</c>. A case holds whole
/// files, and edits of the pack's: <c>X.append</c> adds rows, <c>X.edit</c> replaces once (<c>old=&gt;new</c> a line),
/// <c>X.delete</c> removes. <c>expected.txt</c> lists every fault; <c>$+n</c> there is the n-th line after the pack's own.
/// </summary>
internal sealed partial class FaultyPack : IDisposable
{
    private static readonly string Shipped = Path.Combine(House.Root, "scenarios", "xinzhou");
    private readonly string parent = Directory.CreateTempSubdirectory("zyz-faulty-").FullName;

    public FaultyPack(string name)
    {
        Folder = Path.Combine(parent, "pack").Replace('\\', '/');
        Directory.CreateDirectory(Folder);
        foreach (string file in Directory.EnumerateFiles(Shipped, "*.csv").Concat(new[] { "region", "levers", "baseline" }.Select(f => Path.Combine(Shipped, f + ".yaml"))))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        string expected = "";
        foreach (string file in Directory.EnumerateFiles(Path.Combine(All, name)))
        {
            string target = Path.Combine(Folder, Path.GetFileNameWithoutExtension(file));
            switch (Path.GetExtension(file))
            {
                case ".append":
                    File.AppendAllText(target, File.ReadAllText(file));
                    break;
                case ".edit":
                    File.ReadAllLines(file).ToList().ForEach(line => Replace(target, line.Split("=>")));
                    break;
                case ".delete":
                    File.Delete(target);
                    break;
                case ".txt":
                    expected = File.ReadAllText(file);
                    break;
                default:
                    File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
                    break;
            }
        }

        Expected = [.. expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Numbered)];
    }

    /// <summary>Where the cases lie.</summary>
    public static string All { get; } = Path.Combine(House.Root, "tests", "EndToEnd", "FaultyFiles");

    /// <summary>Names of the cases.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(All).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    public string Folder { get; }

    /// <summary>Every fault in English, in order, files as seen from the pack.</summary>
    public string[] Expected { get; }

    /// <summary>Hash of every file below: a check changes none.</summary>
    public string State() => string.Join('\n', Directory.EnumerateFileSystemEntries(parent, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(f => f + (File.Exists(f) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))) : "")));

    public void Dispose() => Directory.Delete(parent, recursive: true);

    private static void Replace(string file, string[] change)
    {
        string text = File.ReadAllText(file);
        int at = text.IndexOf(change[0], StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not contain {change[0]}");
        File.WriteAllText(file, string.Concat(text.AsSpan(0, at), change[1], text.AsSpan(at + change[0].Length)));
    }

    private static string Numbered(string line) => FromEnd().Replace(line, match =>
    {
        string file = line[..line.IndexOf(':', StringComparison.Ordinal)];
        int lines = File.ReadAllLines(Path.Combine(Shipped, file)).Length;
        return (lines + int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
    });

    [GeneratedRegex(@"\$\+([0-9]+)")]
    private static partial Regex FromEnd();
}
