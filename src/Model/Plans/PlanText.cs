using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zyz.Sim.Model.Plans;

/// <summary>The canonical text of a plan: what travels between silos, lies beside results, and is hashed.</summary>
public static class PlanText
{
    private static readonly JsonSerializerOptions Options = StrictJson.Of(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>Writes a plan: the same plan always gives the same bytes.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(Plan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, Options);

    /// <summary>Reads a plan.</summary>
    /// <param name="text">UTF-8 JSON.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="InvalidDataException">The text is no plan, or one of another model version.</exception>
    public static Plan Read(ReadOnlySpan<byte> text)
    {
        Plan plan = StrictJson.Read<Plan>(text, Options, "plan");
        int years = plan.Scenario.HorizonYear - plan.Region.BaseYear;
        return years is < 1 or > Plan.MostYears ? throw new InvalidDataException($"not a plan: its horizon lies {years} years after the base year")
            : plan.ModelVersion == ModelVersion.Current ? plan
            : throw new InvalidDataException($"the plan is of model version {plan.ModelVersion}; this program is {ModelVersion.Current}");
    }

    /// <summary>The hash that names a plan.</summary>
    /// <param name="text">UTF-8 JSON as written by <see cref="Write"/>.</param>
    /// <returns><c>sha256:</c> and 64 hexadecimal digits.</returns>
    public static string Hash(ReadOnlySpan<byte> text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(text));
}
