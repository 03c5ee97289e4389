using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Zyz.Sim.EndToEnd.Repository;

/// <summary>The arrows between projects run one way, and the picture shows them.</summary>
public sealed class EdgeTests
{
    private static readonly string[] Allowed =
    [
        "Client -> Contracts", "Client -> Inputs", "Client -> Reporting", "Client -> Silo", "Contracts -> Model", "Grains -> Contracts", "Grains -> Model", "Grains -> Store",
        "Inputs -> Model", "Reporting -> Contracts", "Service -> Silo", "Service -> Store", "Silo -> Grains", "Silo -> Inputs", "Silo -> Store",
    ];

    [Fact]
    public void References_OfAllProjects_AreTheAllowedEdges()
    {
        var edges = new List<string>();
        foreach (string project in Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            string from = Path.GetFileNameWithoutExtension(project);
            edges.AddRange(Regex.Matches(File.ReadAllText(project), "ProjectReference Include=\"[^\"]*/([A-Za-z]+)\\.csproj\"").Select(m => $"{from} -> {m.Groups[1].Value}"));
        }

        Assert.Equal(Allowed, edges.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Picture_InTheArchitecturePage_ShowsTheEdges()
    {
        string picture = Regex.Match(House.Text("docs/architecture.md"), "```mermaid(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        IEnumerable<string> drawn = Regex.Matches(picture, "(\\w+) --> (\\w+)").Select(m => $"{m.Groups[1].Value} -> {m.Groups[2].Value}");
        Assert.Equal(Allowed, drawn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Client_Compiled_NamesNoTypeOfGrains() =>
        Assert.DoesNotContain(References(typeof(Zyz.Sim.Silo.SiloHost).Assembly.Location.Replace("Zyz.Sim.Silo.dll", "zyz.dll", StringComparison.Ordinal)), name => name.StartsWith("Zyz.Sim.Grains", StringComparison.Ordinal));

    [Fact]
    public void Model_Compiled_KnowsNoActorsAndNoFiles()
    {
        string[] names = [.. References(typeof(Zyz.Sim.Model.Plans.Plan).Assembly.Location)];
        Assert.DoesNotContain(names, name => name.StartsWith("Orleans", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || name.StartsWith("System.IO.File", StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        MetadataReader reader = file.GetMetadataReader();
        List<string> names = [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name))];
        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            TypeReference type = reader.GetTypeReference(handle);
            names.Add($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");
        }

        return names;
    }
}
