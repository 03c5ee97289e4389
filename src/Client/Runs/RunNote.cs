using System.Collections.Immutable;
using System.Text.Json;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary>What a run's result needs beside its plan, kept with the run: whoever resumes it writes the same files to the same place.</summary>
/// <param name="Output">Result folder, as a full path; empty for the default.</param>
/// <param name="Inputs">The files that were read, with their hashes.</param>
/// <param name="Published">Published output that charts show; no number of the run depends on it, so its plan does not hold it.</param>
internal sealed record RunNote(string Output, ImmutableArray<InputFile> Inputs, ImmutableArray<Observation> Published)
{
    private const int MostCharacters = 1 << 19; // a run keeps twice as many

    /// <summary>The note of a run of a region.</summary>
    public static RunNote Of(string output, ImmutableArray<InputFile> inputs, Region region) =>
        new(output, inputs, [.. ChartSet.Published(region)]);

    /// <summary>The note as a run keeps it; without published figures where they are too many, some 1 500: the charts of a resumed run lack them then.</summary>
    public string Write()
    {
        string all = JsonSerializer.Serialize(this);
        return all.Length <= MostCharacters ? all : JsonSerializer.Serialize(this with { Published = [] });
    }

    /// <summary>The note of a run; an empty one where it has none, or none of this form.</summary>
    public static RunNote Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RunNote>(text) is { Inputs.IsDefault: false } note
                ? note with { Published = note.Published.IsDefault ? [] : note.Published } // as notes were before
                : new("", [], []);
        }
        catch (JsonException)
        {
            return new("", [], []);
        }
    }
}
