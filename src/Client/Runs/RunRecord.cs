using System.Globalization;
using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary>All that is known of a finished run, for its manifest.</summary>
internal sealed record RunRecord(
    RunInput Input, byte[] PlanText, RunRequest Request, RunAnswer Answer, RunResult Result, DateTimeOffset Started)
{
    /// <summary>The manifest.</summary>
    /// <param name="commandLine">Words of the command line.</param>
    /// <returns>The manifest.</returns>
    public Manifest Manifest(IEnumerable<string> commandLine)
    {
        var (scenario, scenarioHash) = ManifestText.ScenarioOf(PlanText);
        return new Manifest
        {
            PlanHash = Model.Plans.PlanText.Hash(PlanText),
            ResultHash = Result.ResultHash,
            ModelVersion = Result.ModelVersion,
            ProductVersion = VersionAction.Product,
            Region = Result.Region,
            ScenarioHash = scenarioHash,
            Scenario = scenario,
            Seed = Result.Seed,
            Replications = Result.Replications,
            EpistemicDraws = Request.EpistemicDraws,
            Actors = Request.Actors,
            Inputs = [.. Input.Files.Select(f => new ManifestFile(f.Path, f.Sha256))],
            Host = new ManifestHost(
                RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
                RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount,
                Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), Answer.WallSeconds,
                [.. commandLine]),
        };
    }
}
