using Zyz.Sim.Model.Plans;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary>A result folder as <c>run</c> wrote it.</summary>
internal static class ResultOnDisk
{
    /// <summary>Reads the manifest and the plan.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="CommandFailure">It holds no result, or its plan is not the one the manifest names.</exception>
    public static (Manifest Manifest, byte[] PlanText) Read(string folder)
    {
        string manifestFile = Path.Combine(folder, ManifestText.FileName), planFile = Path.Combine(folder, ManifestText.PlanFileName);
        Manifest? manifest = File.Exists(manifestFile) && File.Exists(planFile) ? ManifestText.Read(ClientFile.Read(manifestFile)) : null;
        if (manifest is null)
        {
            throw new CommandFailure(ExitCode.InvalidInput, ResimulateTexts.NoResult(folder));
        }

        byte[] planText = ClientFile.Read(planFile);
        return PlanText.Hash(planText) == manifest.PlanHash
            ? (manifest, planText)
            : throw new CommandFailure(ExitCode.InvalidInput, ResimulateTexts.PlanChanged(folder));
    }
}
