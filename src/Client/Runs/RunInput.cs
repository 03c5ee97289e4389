using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Client;

/// <summary>What a run reads: the region pack and the scenario, with what the command line changes in it.</summary>
/// <param name="Region">The region.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Files">Every file read.</param>
/// <param name="Vintage">The vintage the run starts from, or null for the priors.</param>
internal sealed record RunInput(Region Region, Scenario Scenario, ImmutableArray<InputFile> Files, Vintage? Vintage = null)
{
    private const int LastYear = 2100;

    /// <summary>Reads a scenario and the region pack it lies in.</summary>
    /// <exception cref="CommandFailure">A file is missing, or something is wrong in one.</exception>
    public static RunInput Read(Session session, RunOptions options)
    {
        string file = ScenarioFile.Find(options.Scenario);
        Reading<Region> region = RegionReader.Read(Path.GetDirectoryName(Path.GetFullPath(file))!);
        Region pack = session.Take(region);
        Reading<Scenario> reading = ScenarioReader.Read(file, pack);
        Scenario scenario = session.Take(reading);
        scenario = scenario with
        {
            Seed = options.Seed ?? scenario.Seed,
            HorizonYear = options.Horizon is null ? scenario.HorizonYear : Year(options.Horizon, pack.BaseYear + 1),
        };
        (Vintage Vintage, InputFile File)? vintage = options.Vintage is null ? null : VintageFile.Read(options.Vintage);
        IEnumerable<InputFile> files = region.Files.Concat(reading.Files).Concat(vintage is { } read ? [read.File] : []);
        return new RunInput(pack, scenario, [.. files.DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal)], vintage?.Vintage);
    }

    /// <summary>The plan: of the pack as the origin knew it, or of the vintage.</summary>
    /// <exception cref="CommandFailure">The scenario cannot start from the vintage.</exception>
    public Plan Plan()
    {
        try
        {
            return Vintage is null ? Model.Plans.Plan.From(Region, Scenario) : VintagePlan.Of(Vintage, Region, Scenario);
        }
        catch (ArgumentException unfit) when (Vintage is not null)
        {
            throw new CommandFailure(ExitCode.InvalidInput, RecalibrateTexts.CannotStart(Vintage.Id, unfit.Message));
        }
    }

    private static int Year(string text, int first)
    {
        string year = text.EndsWith("-12-31", StringComparison.Ordinal) ? text[..^6] : text;
        return year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= first && number <= LastYear
            ? number
            : throw new CommandFailure(ExitCode.Usage, RunTexts.BadHorizon(text, first));
    }
}
