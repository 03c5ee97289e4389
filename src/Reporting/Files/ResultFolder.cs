using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>Writes the files of a result into a folder.</summary>
/// <param name="folder">The folder, which exists.</param>
public sealed class ResultFolder(string folder)
{
    /// <summary>Writes results, manifest and plan.</summary>
    /// <param name="result">The result.</param>
    /// <param name="resultText">The result's own text: the content of results.json.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="planText">The plan's canonical text.</param>
    public void WriteResult(RunResult result, byte[] resultText, Manifest manifest, byte[] planText)
    {
        File.WriteAllBytes(Path.Combine(folder, "results.json"), resultText);
        File.WriteAllBytes(Path.Combine(folder, "results.csv"), ResultsCsv.Write(result));
        File.WriteAllBytes(Path.Combine(folder, ManifestText.PlanFileName), planText);
        File.WriteAllBytes(Path.Combine(folder, ManifestText.FileName), ManifestText.Write(manifest));
    }

    /// <summary>Writes the workbook.</summary>
    /// <param name="result">The result.</param>
    /// <param name="region">The region.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public void WriteWorkbook(RunResult result, Region region, string language) =>
        File.WriteAllBytes(Path.Combine(folder, ResultsWorkbook.FileName), ResultsWorkbook.Write(result, region, language));

    /// <summary>Writes the charts.</summary>
    /// <param name="result">The result.</param>
    /// <param name="region">The region.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>Charts written [count].</returns>
    public int WriteCharts(RunResult result, Region region, string language)
    {
        string charts = Directory.CreateDirectory(Path.Combine(folder, "charts")).FullName;
        int count = 0;
        foreach (FanChart chart in ChartSet.Of(result, region, language))
        {
            File.WriteAllBytes(Path.Combine(charts, ChartSet.FileName(chart.Entity) + ".svg"), ChartSvg.Write(chart));
            count++;
        }

        return count;
    }
}
