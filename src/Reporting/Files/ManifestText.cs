using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Comparison;

namespace Zyz.Sim.Reporting;

/// <summary>Reads and writes <c>manifest.json</c>.</summary>
public static class ManifestText
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Name of the canonical plan's file beside it.</summary>
    public const string PlanFileName = "plan.json";

    private static readonly JsonSerializerOptions s_options = StrictJson.Of(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    /// <summary>Writes a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(Manifest manifest) => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, s_options), (byte)'\n'];

    /// <summary>Reads a manifest.</summary>
    /// <param name="text">UTF-8 JSON.</param>
    /// <returns>The manifest, or null where the text is none of ours.</returns>
    public static Manifest? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            Manifest manifest = StrictJson.Read<Manifest>(text, s_options, "manifest");
            return manifest.Form == Manifest.FormName && manifest.Replications is >= 1 and <= ScenarioComparison.MostReplications ? manifest : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The scenario inside a plan's canonical text, and the hash of exactly those characters.</summary>
    /// <param name="planText">The plan's canonical text, UTF-8.</param>
    /// <returns>The scenario and its hash.</returns>
    /// <exception cref="InvalidDataException">The plan holds no scenario.</exception>
    public static (JsonNode Scenario, string Hash) ScenarioOf(ReadOnlyMemory<byte> planText)
    {
        using JsonDocument plan = JsonDocument.Parse(planText);
        if (!plan.RootElement.TryGetProperty("scenario", out JsonElement scenario) || scenario.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("The plan's text holds no scenario.");
        }

        string raw = scenario.GetRawText();
        byte[] hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(raw));
        return (JsonNode.Parse(raw)!, "sha256:" + Convert.ToHexStringLower(hash));
    }
}
