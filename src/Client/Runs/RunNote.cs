using System.Collections.Immutable;
using System.Text.Json;
using Zyz.Sim.Inputs;

namespace Zyz.Sim.Client;

/// <summary>What a run's result needs beside its plan, kept with the run: whoever resumes it writes the same files to the same place.</summary>
/// <param name="Output">Result folder, as a full path; empty for the default.</param>
/// <param name="Inputs">The files that were read, with their hashes.</param>
internal sealed record RunNote(string Output, ImmutableArray<InputFile> Inputs)
{
    /// <summary>The note as a run keeps it.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>The note of a run; an empty one where it has none, or none of this form.</summary>
    public static RunNote Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RunNote>(text) is { Inputs.IsDefault: false } note ? note : new("", []);
        }
        catch (JsonException)
        {
            return new("", []);
        }
    }
}
