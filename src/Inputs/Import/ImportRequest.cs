namespace Zyz.Sim.Inputs.Import;

/// <summary>What a person says of a file beyond what stands in it.</summary>
/// <param name="Published">Day, month or year of publication as ISO text; null where the file says it.</param>
/// <param name="Source">Source id of the pack that the figures cite; null where the file becomes a source of its own.</param>
/// <param name="Grade">Grade of a new source: A, B or C; null for B, or for the grade of <paramref name="Source"/>.</param>
public sealed record ImportRequest(string? Published = null, string? Source = null, string? Grade = null);
