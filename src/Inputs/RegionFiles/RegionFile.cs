using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>region.yaml</c>: the region, its classes, towns and groups.</summary>
internal sealed class RegionFile
{
    private readonly FieldReader reader;

    private RegionFile(FieldReader reader) => this.reader = reader;

    /// <summary>Id of the region.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Its name.</summary>
    public Text Title { get; private set; } = new("", "");

    /// <summary>Its base year.</summary>
    public int BaseYear { get; private set; }

    /// <summary>Ids of the classes, or null where they could not be read.</summary>
    public HashSet<string>? Classes { get; private set; }

    /// <summary>The towns in the order of the file, or null where they could not be read.</summary>
    public List<TownEntry>? Towns { get; private set; }

    /// <summary>The groups in the order of the file, or null where they could not be read.</summary>
    public List<TownGroup>? Groups { get; private set; }

    /// <summary>What must be read beside every result, or null.</summary>
    public ImmutableArray<Text>? Notes { get; private set; }

    /// <summary>Names of what the model does not speak of, or null.</summary>
    public ImmutableSortedDictionary<string, Text>? Names { get; private set; }

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="series">Known series ids.</param>
    /// <returns>What stands in it.</returns>
    public static RegionFile Read(PackFolder folder, IReadOnlyCollection<string>? series)
    {
        YamlFile file = YamlFile.Open(folder, "region.yaml");
        var region = new RegionFile(file.Reader);
        if (file.Content is { } content)
        {
            region.ReadContent(content, series);
        }

        return region;
    }

    private void ReadContent(YamlMap content, IReadOnlyCollection<string>? series)
    {
        var map = new YamlMapReader(reader, content, RegionKeys.Region.Names);
        SchemaKey.Check(reader, map);
        Id = map.Scalar("id") is { } id ? reader.Id(id) : "";
        Title = map.Texts("title");
        BaseYear = (map.Scalar("baseYear") is { } year ? reader.Whole(year, Years.First, Years.Last) : null) ?? 0;
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        if (map.Map("classes") is { } classes)
        {
            Classes = [];
            foreach ((Field key, YamlMap title) in Named(classes, ids))
            {
                YamlMapReader.Texts(reader, title);
                Classes.Add(key.Text);
            }
        }

        if (map.Map("towns") is { } towns)
        {
            Towns = [.. Named(towns, ids).Select(e => Town(e.Key, e.Value, series))];
            if (towns.Entries.Count == 0)
            {
                reader.Log.Add(towns.At with { Text = "towns" }, Rules.Empty);
            }
        }

        if (map.Map("groups") is { } groups)
        {
            HashSet<string>? known = Towns is null ? null : [.. Towns.Select(t => t.Id.Text)];
            Groups = [.. Named(groups, ids).Select(e => Group(e.Key, e.Value, known))];
            Total(groups, known);
        }

        ReadWords(map);
    }

    /// <summary>The total must hold every town: one left out would be missing from the sum in silence.</summary>
    private void Total(YamlMap groups, HashSet<string>? towns)
    {
        TownGroup? total = Groups!.Find(g => g.Id == TownGroup.Total);
        Field at = groups.Entries.FirstOrDefault(e => e.Key.Text == TownGroup.Total).Key;
        if (at.Text is null)
        {
            reader.Log.Add(groups.At with { Text = TownGroup.Total }, Rules.NoTotal);
        }
        else if (total is not null && towns is not null && !total.Towns.Contains(""))
        {
            foreach (string town in towns.Except(total.Towns).Order(StringComparer.Ordinal))
            {
                reader.Log.Add(at with { Text = town }, Rules.NotInTotal);
            }
        }
    }

    private void ReadWords(YamlMapReader map)
    {
        if (map.Has("notes"))
        {
            Notes = [.. map.Maps("notes").Select(n => YamlMapReader.Texts(reader, n))];
        }

        if (map.OptionalMap("names") is { } names)
        {
            Names = Named(names, []).ToImmutableSortedDictionary(n => n.Key.Text, n => YamlMapReader.Texts(reader, n.Value), StringComparer.Ordinal);
        }
    }

    /// <summary>Entries keyed by ids; classes, towns and groups share one space of ids.</summary>
    private List<(Field Key, YamlMap Value)> Named(YamlMap map, Dictionary<string, int> ids)
    {
        var named = new List<(Field, YamlMap)>();
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach ((Field key, YamlValue value) in map.Entries)
        {
            reader.Id(key);
            if (!here.Add(key.Text))
            {
                reader.Log.Add(key, Rules.Twice(ids[key.Text]));
            }
            else if (!ids.TryAdd(key.Text, key.Line))
            {
                reader.Log.Add(key, Rules.ClassIsTown);
            }
            else if (YamlMapReader.As<YamlMap>(reader, value, Rules.NotAMap) is { } content)
            {
                named.Add((key, content));
            }
        }

        return named;
    }

    private TownEntry Town(Field id, YamlMap content, IReadOnlyCollection<string>? series)
    {
        var map = new YamlMapReader(reader, content, RegionKeys.Town.Names);
        return new TownEntry
        {
            Id = id,
            Title = map.Texts("title"),
            County = map.Texts("county"),
            Category = map.Scalar("category") is { } category ? reader.Known(category, RegionKeys.Categories, Noun.Category) : "",
            Classes = Members(map.Scalars("classes"), Classes, Noun.Class),
            PriceSeries = Series("priceSeries"),
            GeneralPriceSeries = Series("generalPriceSeries"),
            DemandSeries = Series("demandSeries"),
            SharesMetalsPrice = map.OptionalScalar("sharesMetalsPrice") is { } shares && reader.Switch(shares),
        };

        string? Series(string key) =>
            map.OptionalScalar(key) is { } field ? reader.Known(field, series, Noun.Series) : null;
    }

    private TownGroup Group(Field id, YamlMap content, HashSet<string>? towns)
    {
        var map = new YamlMapReader(reader, content, RegionKeys.Group.Names);
        if (map.Optional("towns") is YamlList { Items.Count: 0 } empty)
        {
            reader.Log.Add(empty.At with { Text = "towns" }, Rules.Empty);
        }

        return new TownGroup(id.Text, map.Texts("title"), Members(map.Scalars("towns"), towns, Noun.Town));
    }

    /// <summary>Known names, each once, in ordinal order; an unknown one without a suggestion stays as an empty name.</summary>
    private ImmutableArray<string> Members(IEnumerable<Field> fields, HashSet<string>? known, Noun what)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var members = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Field field in fields)
        {
            if (!lines.TryAdd(field.Text, field.Line))
            {
                reader.Log.Add(field, Rules.Twice(lines[field.Text]));
            }
            else
            {
                members.Add(reader.Known(field, known, what));
            }
        }

        return [.. members];
    }
}
