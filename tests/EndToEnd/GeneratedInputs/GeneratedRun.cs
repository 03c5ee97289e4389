using System.Globalization;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>How many cases are made, and from which seed: all of them follow from it, so that any failure can be had again.</summary>
internal static class GeneratedRun
{
    private const string SeedVariable = "ZYZ_GENERATED_SEED", CaseVariable = "ZYZ_GENERATED_CASE", LongTests = "ZYZ_LONG_TESTS";
    private const ulong DefaultSeed = 20220082;

    /// <summary>Where long tests do not run, one in so many cases does.</summary>
    private const int Reduction = 200;

    /// <summary>The seed: the one given, else always the same.</summary>
    public static ulong Seed { get; } = Number(SeedVariable) ?? DefaultSeed;

    /// <summary>The only case to run; null for all.</summary>
    public static int? OnlyCase { get; } = (int?)Number(CaseVariable);

    /// <summary>Number of cases.</summary>
    /// <param name="full">Number under <c>ZYZ_LONG_TESTS=1</c>.</param>
    /// <returns>That number, or a small part of it.</returns>
    public static int Cases(int full) => Environment.GetEnvironmentVariable(LongTests) == "1" ? full : full / Reduction;

    /// <summary>How a failure is had again.</summary>
    public static string Again(int number) => string.Create(CultureInfo.InvariantCulture, $"{SeedVariable}={Seed} {CaseVariable}={number}");

    /// <summary>The source of chance of one case: a function of seed, suite and number alone.</summary>
    public static Random Chance(string suite, int number)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in string.Create(CultureInfo.InvariantCulture, $"{Seed}/{suite}/{number}"))
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return new Random((int)(hash ^ (hash >> 32)));
    }

    private static ulong? Number(string variable) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
}
