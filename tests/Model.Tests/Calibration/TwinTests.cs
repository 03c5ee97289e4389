using Xunit.Abstractions;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Tests.Calibration;

/// <summary>T24, stage two: where the truth is known, the bands hold it as often as they say, and what no figure tells stays wide.</summary>
public sealed class TwinTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(10, 512)]
    [Trait("KnownAnswer", "T24")]
    public void Bands_OfTwins_HoldTheTruth(int twins, int members)
    {
        var inside = new Dictionary<string, int>();
        var contraction = new Dictionary<string, double>();
        for (int number = 0; number < twins; number++)
        {
            Twin twin = Twin.Of(number);
            Vintage vintage = twin.Recalibrate(members, (ulong)number);
            float[][] scores = vintage.Posterior.Rows();
            for (int i = 0; i < twin.Rows.Length; i++)
            {
                StateRow row = twin.Rows[i];
                if (row.Parameter is null) continue;
                float[] sorted = [.. scores[i].Order()];
                bool held = twin.Scores[i] >= sorted[members / 10] && twin.Scores[i] <= sorted[members - 1 - members / 10];
                string key = row.Key.ToString();
                inside[key] = inside.GetValueOrDefault(key) + (held ? 1 : 0);
                ParameterChange change = vintage.Parameters.Single(p => p.Name == ParameterCatalogue.Of(row.Parameter.Value).Name && p.Scope == row.Scope);
                contraction[key] = contraction.GetValueOrDefault(key) + change.Contraction / twins;
            }
        }

        foreach (string key in inside.Keys.OrderByDescending(k => contraction[k])) output.WriteLine($"{key} {inside[key]}/{twins} {contraction[key]:0.000}");
    }
}
