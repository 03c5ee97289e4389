using System.Collections.Immutable;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>The scenarios of a comparison: one region, one seed, names that differ.</summary>
/// <param name="Inputs">What was read, the base first.</param>
/// <param name="Plans">Their plans.</param>
/// <param name="Ids">Their names: ids, numbered where two files share one.</param>
internal sealed record ScenarioSet(ImmutableArray<RunInput> Inputs, ImmutableArray<Plan> Plans, ImmutableArray<string> Ids)
{
    /// <summary>Reads every file, and tells of every one that cannot be read before it gives up.</summary>
    /// <param name="session">Where to tell.</param>
    /// <param name="options">What the command line changes in all of them.</param>
    /// <param name="files">Scenario files, the base first.</param>
    /// <returns>The scenarios.</returns>
    /// <exception cref="CommandFailure">A file is missing or wrong, or the files belong to different regions.</exception>
    public static ScenarioSet Read(Session session, RunOptions options, string[] files)
    {
        var inputs = new List<RunInput>();
        var failures = new List<Text>();
        int code = ExitCode.Done;
        foreach (string file in files)
        {
            try
            {
                inputs.Add(RunInput.Read(session, options with { Scenario = file }));
            }
            catch (CommandFailure failure)
            {
                code = failure.Code;
                failures.AddRange(failure.Messages);
            }
        }

        if (failures.Count > 0)
        {
            throw new CommandFailure(code, failures);
        }

        RunInput first = inputs[0];
        if (inputs.FirstOrDefault(i => i.Region.Id != first.Region.Id || i.Region.BaseYear != first.Region.BaseYear) is { } stranger)
        {
            throw new CommandFailure(ExitCode.InvalidInput, CompareTexts.OtherRegion(stranger.Scenario.Id, stranger.Region.Id, first.Region.Id));
        }

        // The same futures: one seed for all, the first one's unless the command line names another.
        inputs = [.. inputs.Select(i => i with { Scenario = i.Scenario with { Seed = first.Scenario.Seed } })];
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (string id in inputs.Select(i => i.Scenario.Id))
        {
            string name = id;
            for (int i = 2; ids.Contains(name, StringComparer.OrdinalIgnoreCase); i++) // they name folders
            {
                name = FormattableString.Invariant($"{id}-{i}");
            }

            ids.Add(name);
        }

        return new ScenarioSet([.. inputs], [.. inputs.Select(i => i.Plan())], ids.ToImmutable());
    }
}
