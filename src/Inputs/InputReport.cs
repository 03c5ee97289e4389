using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs;

/// <summary>What a check of input files found.</summary>
/// <param name="Packs">Region packs checked [count].</param>
/// <param name="Scenarios">Scenario files checked [count].</param>
/// <param name="Faults">All faults of all files, by file, line and column.</param>
/// <param name="Unchecked">Scenario files that wait for their pack: without its towns or base year nothing could be said.</param>
/// <param name="Copied">Packs that still hold numbers of the one they were copied from.</param>
public sealed record InputReport(
    int Packs, int Scenarios, ImmutableArray<Fault> Faults, ImmutableArray<string> Unchecked, ImmutableArray<(string Folder, CopiedNumbers Numbers)> Copied);
