namespace Zyz.Sim.Client;

/// <summary>An option of all verbs, read from the words of the command line before there is a verb.</summary>
internal static class RawOption
{
    /// <summary>The value of an option; null where the command line does not have it.</summary>
    public static string? Find(IReadOnlyList<string> args, string name)
    {
        for (int i = 0; i < args.Count && args[i] != "--"; i++)
        {
            string? value = args[i] == name && i + 1 < args.Count ? args[i + 1]
                : args[i].StartsWith($"{name}=", StringComparison.Ordinal) || args[i].StartsWith($"{name}:", StringComparison.Ordinal) ? args[i][(name.Length + 1)..]
                : null;
            if (value is not null)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether the command line has a switch.</summary>
    public static bool Has(IReadOnlyList<string> args, string name) => args.TakeWhile(a => a != "--").Contains(name);
}
